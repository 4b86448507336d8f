import type { Language } from '../fault/say-fault';
import type { Refusal } from '../result';
import { CLASS_SENTENCES } from './class-sentences';
import { EXAM_SENTENCES } from './exam-sentences';
import { ROOM_SENTENCES } from './room-sentences';
import { LAW_SENTENCES } from './law-sentences';
import { MARKING_SENTENCES } from './marking-sentences';
import { PAPER_SENTENCES } from './paper-sentences';
import { PLACE_SENTENCES } from './place-sentences';
import { QUESTION_SENTENCES } from './question-sentences';
import { SHEET_SENTENCES } from './sheet-sentences';

type Sentences = Readonly<Record<Language, string>>;

/** Every refusal a person may read, in both languages; {name} is filled from the refusal's data. */
const SENTENCES = {
  BAD_CREDENTIALS: {
    zh: '账号或密码不正确。首次登录请使用激活码。',
    en: 'The account or the password is not right. For a first sign-in use the activation code.',
  },
  ACCOUNT_LOCKED: {
    zh: '连续输错次数过多，账号已锁定，请在 {minutes} 分钟后再试。',
    en: 'Too many wrong passwords: the account is locked. Try again in {minutes} minutes.',
  },
  ACTIVATION_WRONG: {
    zh: '执法证号与激活码不匹配，或激活码已使用、已过期。请向本单位培训管理员索取新的激活码。',
    en: 'Certificate number and activation code do not match, or the code was used or has expired. Ask your training manager for a new one.',
  },
  PASSWORD_TOO_WEAK: {
    zh: '密码至少 {least} 位，并包含大写字母、小写字母、数字、符号（含汉字）中的 {classes} 类。',
    en: 'A password needs at least {least} characters and {classes} of: capitals, small letters, digits, symbols.',
  },
  PASSWORD_HOLDS_NUMBER: {
    zh: '密码中不要包含本人的账号、执法证号。',
    en: 'A password must not hold your account or your certificate number.',
  },
  PASSWORD_COMMON: {
    zh: '这是一个众所周知的密码，请换一个。',
    en: 'This is a password everybody knows; choose another.',
  },
  PASSWORD_USED_BEFORE: {
    zh: '不能使用最近 {remembered} 次用过的密码。',
    en: 'Your last {remembered} passwords cannot be taken again.',
  },
  PASSWORD_WRONG: { zh: '当前密码不正确。', en: 'The present password is not right.' },
  PASSWORD_RULES_INVALID: {
    zh: '密码规则不正确：长度 8–64，字符种类 1–4，记住 0–24 次，有效期 30–730 天或不限。',
    en: 'The rules are not valid: length 8–64, kinds 1–4, remembered 0–24, age 30–730 days or none.',
  },
  SECOND_FACTOR_WRONG: {
    zh: '动态验证码不正确或已用过，请等待下一个验证码再试。',
    en: 'The code is not right or was used already; wait for the next one.',
  },
  SECOND_FACTOR_ENROLLED: {
    zh: '已经绑定身份验证器。如需更换，请先解除绑定。',
    en: 'An authenticator is set up already; remove it before setting up another.',
  },
  SECOND_FACTOR_REQUIRED: {
    zh: '系统管理员、安全管理员、审计员必须使用动态验证码，不能解除绑定。',
    en: 'The three administrators need a second factor; it cannot be removed.',
  },
  SIGN_IN_EXPIRED: {
    zh: '登录已超时，请重新输入账号和密码。',
    en: 'This sign-in took too long; enter account and password again.',
  },
  OIDC_EXPIRED: {
    zh: '登录已超时或已用过，请重新点击统一登录。',
    en: 'This sign-in took too long or was used already; start it again.',
  },
  OIDC_STATE: {
    zh: '这不是本浏览器最近一次发起的登录，请重新点击统一登录。',
    en: 'This is not the sign-in this browser started last; start it again.',
  },
  OIDC_UNREACHABLE: {
    zh: '暂时连不上统一身份认证系统，请稍后重试，或使用账号密码登录。',
    en: 'The identity provider cannot be reached now; try again later, or use your password.',
  },
  OIDC_DENIED: {
    zh: '您在统一身份认证系统中取消了登录，或该系统没有同意。',
    en: 'The sign-in was cancelled or not allowed at the identity provider.',
  },
  OIDC_FAILED: {
    zh: '统一身份认证系统没有完成登录，请重试；仍不成功请联系系统管理员。',
    en: 'The identity provider did not complete the sign-in. Try again, or tell the system administrator.',
  },
  OIDC_NO_CERTIFICATE: {
    zh: '统一身份认证系统没有提供您的执法证号，无法对应到人员。请联系系统管理员。',
    en: 'The identity provider did not tell your certificate number. Tell the system administrator.',
  },
  OIDC_UNKNOWN_CERTIFICATE: {
    zh: '统一身份认证系统提供的执法证号在本系统没有对应的账号。请联系本单位培训管理员核对花名册。',
    en: 'No account here has the certificate number the identity provider told. Ask your training manager to check the roster.',
  },
  OIDC_LINKED_ELSEWHERE: {
    zh: '您的账号已绑定统一身份认证系统中的另一个身份。如需更换，请联系本单位培训管理员重置账号。',
    en: 'Your account is linked to another identity at the provider. To change it, have your training manager reset the account.',
  },
  OIDC_LOCKED: {
    zh: '账号因连续输错已临时锁定，请稍后再试，或请培训管理员解锁。',
    en: 'The account is locked for a while after wrong tries. Try later, or ask your training manager to unlock it.',
  },
  OIDC_TOO_MANY: {
    zh: '本网络的登录次数过多，请过几分钟再试。',
    en: 'Too many sign-ins from this network; try again in a few minutes.',
  },
  NOT_FOUND: { zh: '未找到，或不在您的权限范围内。', en: 'Not found, or not yours to see.' },
  REGION_NOT_YOURS: {
    zh: '该行政区划不在您的权限范围内：{region}。',
    en: 'This region is outside your authority: {region}.',
  },
  OFFICER_CHANGED: {
    zh: '在您编辑期间，此人的信息已被他人修改，您的修改尚未保存。',
    en: 'Somebody else changed this person while you were editing; your changes are not saved yet.',
  },
  NAME_TOO_LONG: {
    zh: '姓名有 {found} 个字，最多 {most} 个字。',
    en: 'The name has {found} characters; at most {most} are kept.',
  },
  NAME_CHARACTERS: {
    zh: '姓名中含有不可见的字符，请重新输入。',
    en: 'The name holds characters that cannot be seen; type it again.',
  },
  CERTIFICATE_MISSING: { zh: '请填写执法证号。', en: 'A certificate number is needed.' },
  CERTIFICATE_DAYS: {
    zh: '执法证有效期的结束日期 {to} 必须晚于开始日期 {from}。',
    en: 'A certificate valid from {from} must end after that day, not on {to}.',
  },
  CERTIFICATE_IN_USE: {
    zh: '执法证号 {certificateNo} 已属于另一人。',
    en: 'The certificate number {certificateNo} belongs to somebody else.',
  },
  UNIT_UNKNOWN: {
    zh: '没有这个单位，或不在您的权限范围内。',
    en: 'There is no such unit, or it is not yours.',
  },
  NOT_SERVING: { zh: '此人在 {on} 不在岗。', en: 'This person does not serve on {on}.' },
  POSTING_ENDS_BEFORE: {
    zh: '任职的结束日期 {to} 必须晚于开始日期 {from}。',
    en: 'A posting from {from} must end after that day, not on {to}.',
  },
  POSTING_BEFORE_BIRTH: {
    zh: '任职开始日期 {from} 有误：此人 {born} 出生，任职时须年满 {years} 周岁。',
    en: 'A posting cannot begin on {from}: born on {born}, the person must be {years} years old.',
  },
  UNIT_NOT_VALID: {
    zh: '单位“{unit}”的有效期为 {from} 至 {to}，任职须在此期间内。',
    en: 'The unit {unit} exists from {from} to {to}; the posting must lie within.',
  },
  EXEMPT_WITHOUT_REASON: { zh: '免训必须写明原因。', en: 'An exemption needs a reason.' },
  POSTING_OVERLAPS: {
    zh: '与已有任职重叠：{unit}，{from} 至 {to}。',
    en: 'It overlaps a posting there is: {unit}, {from} to {to}.',
  },
  POSTING_COUNTS_TWICE: {
    zh: '同一天不能在两处计入：已计入 {unit}，{from} 至 {to}。',
    en: 'Nobody counts in two places on one day: counted in {unit}, {from} to {to}.',
  },
  GRANT_REGION_UNKNOWN: { zh: '没有这个行政区划：{region}。', en: 'There is no such region: {region}.' },
  GRANT_TO_ONESELF: { zh: '不能给自己授权。', en: 'Nobody grants to himself.' },
  GRANT_ENDS_BEFORE: {
    zh: '授权的结束日期 {to} 必须晚于开始日期 {from}。',
    en: 'A grant from {from} must end after that day, not on {to}.',
  },
  GRANT_BEGINS_IN_PAST: {
    zh: '授权不能从过去的日期 {from} 开始，最早为今天 {today}。',
    en: 'A grant cannot begin in the past: {from}; the earliest is today, {today}.',
  },
  GRANT_UPWARDS: {
    zh: '只能在本人持有的区划范围内，授予本人持有的角色；不能向上或向旁授权。',
    en: 'You can grant only roles you hold, within the region you hold them over: not upwards, not sideways.',
  },
  OFFICES_EXCLUDE: {
    zh: '系统管理员、安全管理员、审计员不能由同一人兼任；此人已担任其中一职（{office}）。',
    en: 'Nobody holds two of the three administrators: this person is {office} already.',
  },
  GRANT_EXISTS: {
    zh: '此人在该区划已有同样的授权（{from} 至 {to}）。',
    en: 'This person holds the same grant there already ({from} to {to}).',
  },
  GRANT_ENDED: { zh: '该授权已经结束。', en: 'This grant has ended already.' },
  LAST_OF_OFFICE: {
    zh: '这是最后一名担任此职的管理员，请先授权给另一人。',
    en: 'This is the last holder of the office; grant it to somebody else first.',
  },
  REASON_MISSING: { zh: '请写明理由。', en: 'A reason is needed.' },
  ...PLACE_SENTENCES,
  ...LAW_SENTENCES,
  ...QUESTION_SENTENCES,
  ...MARKING_SENTENCES,
  ...PAPER_SENTENCES,
  ...CLASS_SENTENCES,
  ...EXAM_SENTENCES,
  ...ROOM_SENTENCES,
  ...SHEET_SENTENCES,
  UPLOAD_NOT_FOUND: {
    zh: '上传的文件已不存在，请重新上传。',
    en: 'The uploaded file is gone; upload it again.',
  },
  UPLOAD_ALREADY_COMMITTED: { zh: '该文件已经导入过。', en: 'This file has been imported already.' },
  UPLOAD_CUT_OFF: {
    zh: '上传中断：应收 {expected} 字节，实收 {found} 字节。文件未保存，请重新上传。',
    en: 'The upload was cut off: {found} of {expected} bytes arrived. Nothing was kept; upload it again.',
  },
  NO_FILE: { zh: '没有收到文件。', en: 'No file was received.' },
  UPLOAD_TOO_LARGE: {
    zh: '文件超过上限 {limitMegabytes} MB。',
    en: 'The file is larger than the limit of {limitMegabytes} MB.',
  },
  NOT_A_VIDEO: {
    zh: '这不是可播放的视频：需要 WebM 或 MP4 文件。',
    en: 'This is not a playable video: a WebM or MP4 file is needed.',
  },
  VIDEO_CUT_OFF: {
    zh: '视频文件不完整，结尾部分缺失。请检查原文件后重新上传。',
    en: 'The video file is cut off: its end is missing. Check the original and upload it again.',
  },
  IMPORT_HAS_FAULTS: {
    zh: '有 {count} 行存在错误，没有导入任何数据。请改正后重试，或选择“只导入无误的行”。',
    en: '{count} rows have errors; nothing was imported. Correct them, or import the good rows only.',
  },
  IMPORT_NOT_FOUND: { zh: '没有找到这次导入。', en: 'There is no such import.' },
  IMPORT_TOO_OLD: {
    zh: '这次导入已超过 {days} 天，其明细已清除，不能再撤销。',
    en: 'This import is more than {days} days old; its rows were removed and it cannot be undone.',
  },
  IMPORT_NOT_NOW: {
    zh: '这次导入的状态已经改变，请刷新后再试。',
    en: 'The import has moved on meanwhile; reload and try again.',
  },
  IMPORT_SHEET_UNKNOWN: {
    zh: '文件中没有工作表“{sheet}”。',
    en: 'The file has no sheet "{sheet}".',
  },
  IMPORT_COLUMN_WRONG: {
    zh: '列的对应关系有误：同一列或同一项只能对应一次，且该列必须在文件中（第 {column} 列）。',
    en: 'The columns do not fit: each column and each item may be used once, and the column must exist (column {column}).',
  },
  IMPORT_COLUMN_MISSING: {
    zh: '以下必填项还没有对应的列：{fields}。',
    en: 'These items still need a column: {fields}.',
  },
  IMPORT_LEFT_WITH_FAULTS: {
    zh: '还有 {count} 行存在错误，这些行中的人员可能被误认为离岗。请先改正，再登记离岗人员。',
    en: '{count} rows have errors, and the people in them might be taken for leavers. Correct them before ending postings.',
  },
  IMPORT_LEFT_DAY: {
    zh: '离岗日期不能晚于今天（{today}）。',
    en: 'The day of leaving may not lie after today ({today}).',
  },
  IMPORT_CHANGED: {
    zh: '检查之后花名册已有变化，有 {count} 行不再符合要求，没有导入任何数据。请查看后重试。',
    en: 'The roster changed after the check: {count} rows no longer fit. Nothing was imported; look at them and try again.',
  },
  IMPORT_BROKEN: {
    zh: '导入因系统故障中断，没有导入任何数据。请重试；若再次发生，请联系系统管理员。',
    en: 'The import was stopped by a failure of the system; nothing was imported. Try again, and tell the system administrator if it happens again.',
  },
  IMPORT_ROW_NOT_FOUND: { zh: '这次导入中没有第 {row} 行。', en: 'The import has no row {row}.' },
  NOTHING_TO_IMPORT: { zh: '没有可导入的行。', en: 'There is no row to import.' },
  FILE_FAULTY: { zh: '文件无法读取：{reason}', en: 'The file cannot be read: {reason}' },
  NAME_MISSING: { zh: '请填写名称。', en: 'A name is needed.' },
  BANK_NAME_TAKEN: {
    zh: '该区划下已有同名题库：{name}。',
    en: 'The region has a bank of this name already: {name}.',
  },
  BANK_NOT_FOUND: {
    zh: '题库不存在，或不在您的权限范围内。',
    en: 'The bank does not exist or is not yours to see.',
  },
  BANK_TOO_SMALL: {
    zh: '第 {section} 条规则要 {asked} 题，题库可用 {usable} 题。',
    en: 'Rule {section} asks for {asked} questions; the bank has {usable} to draw from.',
  },
  ISSUE_NUMBER_TAKEN: {
    zh: '{year} 年第 {number} 期已经发布。',
    en: 'Issue {number} of {year} is published already.',
  },
  ISSUE_NUMBER_INVALID: { zh: '年份或期号不正确。', en: 'The year or the number of the issue is not valid.' },
  TITLE_MISSING: { zh: '请填写标题。', en: 'A title is needed.' },
  VIDEO_NOT_FOUND: { zh: '视频不存在，请重新上传。', en: 'The video does not exist; upload it again.' },
  REGIONS_MISSING: { zh: '请至少选择一个行政区划。', en: 'Choose at least one region.' },
  WINDOW_INVALID: { zh: '结束日期不能早于开始日期。', en: 'The last day must not be before the first.' },
  THRESHOLD_INVALID: {
    zh: '完成比例须在 1% 到 100% 之间。',
    en: 'The threshold must be between 1 % and 100 %.',
  },
  EXAM_EXISTS: { zh: '本期已设置训后测试。', en: 'This issue has its test already.' },
  RULES_INVALID: {
    zh: '组卷规则不正确：题数与分值须大于零，且题型可自动评分。',
    en: 'The rules are not valid: counts and points must be above zero and the types markable by machine.',
  },
  PASS_POINTS_INVALID: {
    zh: '合格分须大于 0 且不超过总分 {maxPoints}。',
    en: 'The pass line must be above 0 and not above the total of {maxPoints}.',
  },
  DURATION_INVALID: {
    zh: '考试时长须在 1 到 300 分钟之间。',
    en: 'The duration must be between 1 and 300 minutes.',
  },
  ATTEMPTS_INVALID: {
    zh: '可考次数须在 1 到 10 之间。',
    en: 'The number of attempts must be between 1 and 10.',
  },
  FORMS_INVALID: {
    zh: '试卷套数须在 1 到 {most} 之间。',
    en: 'The number of papers must be between 1 and {most}.',
  },
  ISSUE_NOT_OPEN: { zh: '本期尚未开放或已经截止。', en: 'This issue is not open yet, or is closed.' },
  LEASE_SUPERSEDED: {
    zh: '另一窗口正在观看，本窗口已停止计入。',
    en: 'Another window is watching; this one no longer counts.',
  },
  LEASE_EXPIRED: {
    zh: '观看已中断过久，请重新开始计时。',
    en: 'Watching paused for too long; start counting again.',
  },
  WINDOW_CLOSED: {
    zh: '本期观看时间已截止，不再计入。',
    en: 'The days for this issue are over; nothing more is counted.',
  },
  SPAN_OUTSIDE_VIDEO: {
    zh: '上报的片段不在视频范围内，未计入。',
    en: 'The reported stretch lies outside the video; not credited.',
  },
  FASTER_THAN_CLOCK: {
    zh: '上报的时长超过实际经过的时间，未计入。',
    en: 'More was reported than the clock allows; not credited.',
  },
  NOT_IN_AUDIENCE: { zh: '您不在本次考试的参加范围内。', en: 'This test is not for your region.' },
  EXAM_NOT_OPEN: { zh: '考试尚未开始。', en: 'The test is not open yet.' },
  EXAM_CLOSED: { zh: '考试已经结束。', en: 'The test is closed.' },
  ATTENDANCE_MISSING: {
    zh: '看完本期大讲堂、考勤有效后，才能参加训后测试。',
    en: 'The test opens once your attendance at this lecture counts.',
  },
  ALREADY_PASSED: { zh: '您已通过本次测试。', en: 'You have passed this test.' },
  NO_ATTEMPTS_LEFT: { zh: '可考 {allowed} 次，已全部用完。', en: 'All {allowed} attempts are used.' },
  ATTEMPT_NOT_FOUND: { zh: '未找到该答卷，或不属于您。', en: 'No such attempt, or not yours.' },
  ALREADY_SUBMITTED: {
    zh: '该答卷已经交卷，以交卷时的答案为准。',
    en: 'This attempt was handed in; its answers stand.',
  },
  SUPERSEDED: {
    zh: '考试已在另一窗口继续，本窗口已锁定。',
    en: 'The test goes on in another window; this one is locked.',
  },
  LATE_SHEET_KEPT: {
    zh: '考试已经结束。这些作答在截止后才送达，已留存备查，由考试管理人员决定是否采纳。',
    en: 'The test is over. These answers came after its end; they are kept, and those in charge decide whether they count.',
  },
  LATE_SHEET_DECIDED: {
    zh: '这份迟到的答卷已有处理结果。',
    en: 'This late sheet has been decided on already.',
  },
  TOO_LATE: { zh: '考试时间已到，以截止前保存的答案为准。', en: 'Time is up; what was saved before counts.' },
  STALE_SHEET: { zh: '已有更新的答案保存在服务器上。', en: 'The server has newer answers than these.' },
  CONFLICTING_SHEET: {
    zh: '同一版本已保存了不同的答案，请刷新后继续。',
    en: 'Different answers were saved under the same revision; reload and go on.',
  },
} as const satisfies Record<string, Sentences>;

export type RefusalCode = keyof typeof SENTENCES;

export const REFUSAL_CODES = Object.keys(SENTENCES) as readonly RefusalCode[];

/** The sentence a person reads for a refusal. */
export function sayRefusal(refusal: Refusal<RefusalCode>, language: Language): string {
  return SENTENCES[refusal.code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(refusal.data[name] ?? ''),
  );
}
