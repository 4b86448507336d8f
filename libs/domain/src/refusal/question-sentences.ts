/** Refusals about questions and what the end of a law does to them. */
export const QUESTION_SENTENCES = {
  COUNT_INVALID: {
    zh: '一次可生成 1 至 {most} 题。',
    en: 'Between 1 and {most} can be made at once.',
  },
  SIGN_OFF_NOT_YOURS: {
    zh: '这一步不在您的权限内：起草、提交由命题人办理，审定、退回、停用由审题人办理。',
    en: 'This step is not yours: authors write and submit, reviewers publish, return and retire.',
  },
  SIGN_OFF_NOT_NOW: {
    zh: '该题目前的状态不能进行这一步，可能已被他人处理，请刷新后再看。',
    en: 'The question is not in a state for this step; somebody may have dealt with it. Reload and look again.',
  },
  SIGN_OFF_OWN: {
    zh: '本人写过这一版，须由另一位审题人审定。',
    en: 'You wrote in this wording; another reviewer has to decide on it.',
  },
  COMMENT_MISSING: { zh: '请写明意见。', en: 'Say what you think.' },
  QUESTION_FAULTY: {
    zh: '该题还有 {count} 处错误，改正后才能提交。',
    en: 'The question has {count} faults; put them right before it goes on.',
  },
  QUESTION_EXISTS: {
    zh: '题库中已有题干相同的试题。',
    en: 'The bank has a question with this stem already.',
  },
  QUESTION_IN_REVIEW: {
    zh: '该题正在审核，撤回后才能修改。',
    en: 'The question is in review; withdraw it before writing on.',
  },
  QUESTION_RETIRED: {
    zh: '该题已停用，恢复为草稿后才能修改。',
    en: 'The question is retired; reopen it before writing on.',
  },
  QUESTION_OUTRUN: {
    zh: '在您编辑期间，此题已被他人保存为新的版本，您的修改尚未保存。',
    en: 'Somebody else saved another wording while you were editing; yours is not saved yet.',
  },
  TAGS_INVALID: {
    zh: '标签最多 {most} 个，每个不超过 {longest} 字。',
    en: 'At most {most} tags, each of up to {longest} characters.',
  },
  SUGGEST_NOT_ABOVE: {
    zh: '只能把本级题库的试题推荐给上级区划的题库。',
    en: 'A question can be suggested only to a bank of a region above its own.',
  },
  SUGGESTION_DECIDED: { zh: '这条推荐已有处理结果。', en: 'This suggestion has been decided on already.' },
  NOT_AN_IMAGE: {
    zh: '这不是可用的图片：需要 PNG、JPEG 或 WebP 文件。',
    en: 'This is not a picture that can be used: a PNG, JPEG or WebP file is needed.',
  },
  TYPE_NOT_MARKED: {
    zh: '第 {section} 条规则的题型需要人工阅卷，还不能用于自动评分的考试；可用单选、多选、判断、填空。',
    en: 'Rule {section} asks for a type that a person has to mark; a test marked by machine takes single, multiple, true/false and fill-in.',
  },
  EXPORT_TOO_LARGE: {
    zh: '筛选出 {found} 题，一次最多导出 {most} 题。请缩小范围。',
    en: '{found} questions are too many; at most {most} go into one file. Narrow the filters.',
  },
  EXPORT_EMPTY: { zh: '没有可导出的试题。', en: 'There is no question to export.' },
  EDITION_NOT_ENDED: {
    zh: '该版本没有终止日期，不需要清理。',
    en: 'This edition has no end, so nothing has to be gone through.',
  },
  AMENDMENT_DECIDED: {
    zh: '这项清理任务已有处理结果。',
    en: 'This task has been decided on already.',
  },
  AMENDMENT_NOT_HISTORY: {
    zh: '该题的基准日 {on} 不早于旧版本的终止日 {end}，不能按历史题保留。',
    en: 'The question asks about {on}, when the old text had ended on {end}: it is not right as history.',
  },
} as const;
