/** Why what was sent is not taken as a sheet: nothing of it is kept, and what was saved before stands. */
export const SHEET_SENTENCES = {
  REQUEST_TOO_LARGE: {
    zh: '一次提交的内容超过 {limitKilobytes} KB，服务器没有接收；此前已保存的内容不受影响，请精简后再提交。',
    en: 'More than {limitKilobytes} KB were sent at once and nothing of it was taken; what was saved before stands. Send less.',
  },
  SHEET_INVALID: { zh: '答题卡内容不正确：{reason}。', en: 'The sheet is not valid: {reason}.' },
  SHEET_QUESTION_UNKNOWN: {
    zh: '答题卡中有不属于本试卷的题目，没有保存；此前已保存的作答不受影响。',
    en: 'The sheet names a question that is not on this paper. It was not saved; what was saved before stands.',
  },
  SHEET_OPTION_UNKNOWN: {
    zh: '第 {number} 题没有所选的选项“{label}”，没有保存；此前已保存的作答不受影响。',
    en: 'Question {number} has no option "{label}". The sheet was not saved; what was saved before stands.',
  },
  SHEET_TEXT_TOO_LONG: {
    zh: '第 {number} 题的作答有 {found} 字，最多 {most} 字，没有保存；此前已保存的作答不受影响。',
    en: 'The answer to question {number} has {found} characters; at most {most} are taken. The sheet was not saved; what was saved before stands.',
  },
  SHEET_CHARACTER: {
    zh: '第 {number} 题的作答中有无法保存的空字符（{character}），没有保存；此前已保存的作答不受影响。请删去该字符后再填写。',
    en: 'The answer to question {number} holds a character that cannot be kept ({character}). The sheet was not saved; what was saved before stands. Take the character out.',
  },
} as const;
