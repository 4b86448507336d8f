/** Refusals about setting an exam, and about coming to it. */
export const EXAM_SENTENCES = {
  EXAM_BLUEPRINT_UNKNOWN: {
    zh: '没有这个组卷方案，或者它不在您的权限范围内。',
    en: 'There is no such blueprint, or it is not yours.',
  },
  EXAM_WINDOW_REVERSED: {
    zh: '考试的关闭时间 {closesAt} 须晚于开放时间 {opensAt}。',
    en: 'The exam must close ({closesAt}) after it opens ({opensAt}).',
  },
  EXAM_WINDOW_PAST: {
    zh: '考试的关闭时间 {closesAt} 已经过去。',
    en: 'The exam would close at {closesAt}, which is past.',
  },
  EXAM_LONGER_THAN_WINDOW: {
    zh: '考试时长 {minutes} 分钟，超过开放的 {windowMinutes} 分钟。',
    en: 'The duration of {minutes} minutes is longer than the {windowMinutes} minutes the exam is open.',
  },
  EXAM_LAST_ENTRY_OUTSIDE: {
    zh: '最晚入场时间 {lastEntryAt} 须在 {opensAt} 之后、{closesAt} 之前。',
    en: 'The last entry ({lastEntryAt}) must lie after {opensAt} and not after {closesAt}.',
  },
  EXAM_KEYS_BEFORE_RESULTS: {
    zh: '公布答案的时间 {keysFrom} 不能早于公布成绩的时间 {resultsFrom}。',
    en: 'The keys ({keysFrom}) cannot be shown before the results ({resultsFrom}).',
  },
  EXAM_KEYS_WHILE_OPEN: {
    zh: '公布答案的时间 {keysFrom} 不能早于考试关闭的时间 {closesAt}。',
    en: 'The keys ({keysFrom}) cannot be shown before the exam closes ({closesAt}).',
  },
  EXAM_PASSWORD_SHORT: {
    zh: '考场口令至少 {least} 个字符。',
    en: 'A password for the hall needs at least {least} characters.',
  },
  EXAM_NETWORK_INVALID: {
    zh: '“{network}”不是网络地址，应如 10.15.0.0/16。',
    en: '"{network}" is no network; write it like 10.15.0.0/16.',
  },
  EXAM_AUDIENCE_MISSING: {
    zh: '请选择参加考试的区划或培训班，或列出人员。',
    en: 'Choose the regions or the class the exam is for, or list people.',
  },
  EXAM_AUDIENCE_EMPTY: {
    zh: '{day} 没有符合条件的在岗人员，无人可参加。',
    en: 'Nobody who serves on {day} fits: the exam would be for no one.',
  },
  EXAM_REGION_UNKNOWN: { zh: '没有这个行政区划：{region}。', en: 'There is no such region: {region}.' },
  EXAM_OFFICER_UNKNOWN: {
    zh: '执法证号 {certificateNo} 没有对应的人员，或不在您的权限范围内。',
    en: 'Nobody of yours has the certificate number {certificateNo}.',
  },
  EXAM_CLASS_UNKNOWN: {
    zh: '没有这个培训班，或它不在您的权限范围内。',
    en: 'There is no such class, or it is not yours.',
  },
  EXAM_LECTURE_UNKNOWN: {
    zh: '没有这一期大讲堂，或它不在您的区域内。',
    en: 'There is no such lecture, or it is not for your region.',
  },
  EXAM_MAKE_UP_UNKNOWN: {
    zh: '没有这场要补考的考试，或它不是您设置的。',
    en: 'There is no such exam to make up for, or it is not yours.',
  },
  EXAM_WITHDRAWN: {
    zh: '本场考试已撤回：{reason}',
    en: 'This exam was withdrawn: {reason}',
  },
  EXAM_VOIDED: {
    zh: '本场考试已整场作废：{reason}',
    en: 'This exam was made void as a whole: {reason}',
  },
  EXAM_WITHDRAWN_ALREADY: { zh: '本场考试已经撤回。', en: 'This exam has been withdrawn already.' },
  EXAM_VOIDED_ALREADY: { zh: '本场考试已经整场作废。', en: 'This exam has been made void already.' },
  EXAM_OVER: { zh: '本场考试已经结束。', en: 'This exam is over.' },
  EXAM_OPEN_FIXED: {
    zh: '考试已经开放：只能改名称、延后关闭与最晚入场时间、增加可考次数。',
    en: 'The exam is open: only its title may change, and it may close later, be entered later or be sat more often.',
  },
  EXAM_CHANGED_MEANWHILE: {
    zh: '这场考试刚被别人修改过，请刷新后再改。',
    en: 'Somebody has just changed this exam; load it again first.',
  },
  EXAM_BEGUN: {
    zh: '已有 {count} 人次开始考试，不能撤回，只能整场作废。',
    en: 'It has been begun {count} times and cannot be withdrawn, only be made void as a whole.',
  },
  ENTRY_CLOSED: {
    zh: '最晚入场时间 {lastEntryAt} 已过，不能再开始。',
    en: 'The last entry was at {lastEntryAt}; nobody may begin any more.',
  },
  HALL_NETWORK: {
    zh: '本场考试只能在指定考场的网络中参加。',
    en: 'This exam can be sat only from the network of its hall.',
  },
  HALL_PASSWORD_NEEDED: {
    zh: '请输入监考人员公布的考场口令。',
    en: 'Enter the password said in the hall.',
  },
  HALL_PASSWORD_WRONG: { zh: '考场口令不正确。', en: 'The password of the hall is not right.' },
  PREREQUISITE_MISSING: {
    zh: '看完指定的大讲堂、考勤有效后，才能参加本场考试。',
    en: 'This exam opens once your attendance at its lecture counts.',
  },
  EXTRA_TIME_INVALID: {
    zh: '延长时间须在 1 到 240 分钟之间。',
    en: 'The extra time must be between 1 and 240 minutes.',
  },
  EXTRA_TIME_TOO_LATE: {
    zh: '此人已经交卷，或考试已经结束，不能再延长时间。',
    en: 'This person has handed in, or the exam is over; no time can be added.',
  },
  EXTRA_TIME_NOT_ASKED: {
    zh: '此人不在本场考试的参加范围内。',
    en: 'This exam is not for this person.',
  },
} as const;
