/** What is said about attempts that are watched over: made void, written to, noted. */
export const ROOM_SENTENCES = {
  ATTEMPT_VOIDED: {
    zh: '该答卷已被作废，不再接受作答。',
    en: 'This attempt was made void; no more answers are taken.',
  },
  VOID_OWN_ATTEMPT: {
    zh: '不能对自己的答卷作此决定。',
    en: 'Nobody decides this about an attempt of his own.',
  },
  VOIDED_ALREADY: { zh: '该答卷已经作废。', en: 'This attempt is void already.' },
  NOT_VOIDED: { zh: '该答卷没有作废。', en: 'This attempt is not void.' },
  VOID_SAT_AGAIN: {
    zh: '此人在答卷作废后已重新开始考试，不能再恢复原答卷。',
    en: 'Another attempt was begun since this one was made void; it cannot count again.',
  },
  MESSAGE_MISSING: { zh: '请填写要发送的内容。', en: 'Write what is to be said.' },
  MESSAGE_TOO_LONG: { zh: '消息不得超过 {most} 字。', en: 'A message has at most {most} characters.' },
  MESSAGE_TO_NOBODY: {
    zh: '所选人员都没有开始考试，消息没有发送。',
    en: 'None of those chosen has begun; nothing was sent.',
  },
  INCIDENT_MISSING: { zh: '请写明发生了什么。', en: 'Write what happened.' },
  INCIDENT_TOO_LONG: { zh: '记录不得超过 {most} 字。', en: 'A note has at most {most} characters.' },
  INCIDENT_IN_FUTURE: { zh: '发生时间不能晚于现在。', en: 'The time it happened lies in the future.' },
  EXTRA_TIME_TO_NOBODY: {
    zh: '所选人员中没有可以延长时间的人：已经交卷、已作废或不在参加范围内。',
    en: 'None of those chosen can be given time: handed in, void, or not asked.',
  },
} as const;
