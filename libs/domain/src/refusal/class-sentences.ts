/** Refusals about training classes and who belongs to them. */
export const CLASS_SENTENCES = {
  CLASS_NAME_TOO_LONG: {
    zh: '培训班名称有 {found} 个字，最多 {most} 个。',
    en: 'The name of the class has {found} characters; at most {most}.',
  },
  CLASS_NUMBER_INVALID: {
    zh: '年份须在 {first} 到 {last} 之间，期号须在 1 到 {most} 之间。',
    en: 'The year must be between {first} and {last}, the number between 1 and {most}.',
  },
  CLASS_NUMBER_TAKEN: {
    zh: '{region} 已有 {year} 年第 {number} 期培训班。',
    en: '{region} has a class {number} of {year} already.',
  },
  CLASS_DAYS_REVERSED: {
    zh: '结束日期 {endsOn} 不能早于开始日期 {startsOn}。',
    en: 'The last day ({endsOn}) must not be before the first ({startsOn}).',
  },
  CLASS_OUTRUN: {
    zh: '这个培训班刚刚被别人修改过，请刷新后再改。',
    en: 'Somebody else changed this class meanwhile; reload it first.',
  },
  CLASS_UNIT_UNKNOWN: {
    zh: '名额表中有一个单位不存在，或不在培训班所属的区划内。',
    en: 'A unit among the quotas does not exist or lies outside the region of the class.',
  },
  CLASS_UNIT_TWICE: {
    zh: '名额表中 {unit} 出现了两次。',
    en: '{unit} stands among the quotas twice.',
  },
  CLASS_SEATS_INVALID: {
    zh: '{unit} 的名额是 {found}，须在 1 到 {most} 之间。',
    en: 'The quota of {unit} is {found}; it must be between 1 and {most}.',
  },
  CLASS_QUOTA_BELOW_TAKEN: {
    zh: '{unit} 已有 {taken} 名学员，名额不能少于此数（现为 {seats}）。',
    en: '{unit} has {taken} members already; its quota cannot be {seats}.',
  },
  CLASS_LIST_EMPTY: { zh: '名单是空的。', en: 'The list names nobody.' },
  CLASS_LIST_TOO_LONG: {
    zh: '名单有 {found} 行，一次最多 {most} 行，请分次加入。',
    en: 'The list has {found} rows; at most {most} at once.',
  },
  CLASS_PERSON_UNKNOWN: {
    zh: '“{found}”：应为本人权限内在册人员的执法证号，查无此号。',
    en: '"{found}": expected the certificate number of somebody on your roster; there is none.',
  },
  CLASS_PERSON_TWICE: {
    zh: '{name}（{certificateNo}）在名单中已经出现过，每人只列一次。',
    en: '{name} ({certificateNo}) stands further up already; each is named once.',
  },
  CLASS_PERSON_NAME: {
    zh: '姓名写作“{found}”，执法证号 {certificateNo} 的姓名应为“{expected}”。',
    en: 'The name reads "{found}"; whoever has certificate {certificateNo} is "{expected}".',
  },
  CLASS_PERSON_MEMBER: { zh: '{name} 已在本班。', en: '{name} is in the class already.' },
  CLASS_PERSON_NOT_SERVING: {
    zh: '{name} 今天不在 {region} 任职，应为在该区划内任职的人员。',
    en: '{name} does not serve in {region} today; expected somebody who does.',
  },
  CLASS_UNIT_WITHOUT_QUOTA: {
    zh: '{name} 所在的 {unit} 没有名额。',
    en: '{unit}, where {name} serves, has no quota.',
  },
  CLASS_QUOTA_FULL: {
    zh: '{unit} 的 {seats} 个名额已满，{name} 不能加入。',
    en: 'All {seats} places of {unit} are taken; {name} cannot join.',
  },
  CLASS_MEMBER_LEFT: { zh: '该学员已不在本班。', en: 'This member has left the class already.' },
} as const;
