/** Refusals about what comes after a test: keys, results, appeals, certificates, markers. */
export const MARKING_SENTENCES = {
  NOT_YOUR_EXAM: {
    zh: '这场考试不由您组织：改答案、公布成绩、发证书须由能为其全部对象区域组织考试的人办理。',
    en: 'This test is not yours to decide on: keys, results and certificates are for those who manage every region it was for.',
  },
  KEY_INVALID: {
    zh: '答案不正确：单选恰好一项，多选至少一项，选项须在题中；判断选对或错；填空每个空至少一个文本。简答和案例没有可改的答案，只能作废。',
    en: 'The key is not valid: one option of a single choice, at least one of a multiple, each in the question; true or false; a text for each blank. Written answers have no key to change; they can only be voided.',
  },
  KEY_UNCHANGED: { zh: '与现在的答案相同。', en: 'This is the key there is.' },
  KEY_ANNOUNCED: {
    zh: '成绩已经公布，答案不能直接修改。请走“公布后改判”：写明理由，先看影响，再改判；考生会看到新答案和理由。',
    en: 'The results are out: a key is changed only as a re-mark, with a reason and its effect looked at first; officers see the new key and why.',
  },
  REMARK_NOT_NOW: {
    zh: '这次改判现在不能进行：还在测算、已经执行，或同一考试另有改判正在执行。',
    en: 'This re-mark cannot run now: it is still being worked out, has run, or another of this test is running.',
  },
  REMARK_STALE: {
    zh: '测算之后，这场考试的答案又有改动，请重新测算后再执行。',
    en: 'A key of this test was changed after this was worked out; work it out again.',
  },
  RESULTS_OUT: {
    zh: '成绩已经公布，不能再改公布时间。',
    en: 'The results are out; their time cannot be moved.',
  },
  ANNOUNCED_BEFORE_CLOSING: {
    zh: '公布时间不能早于考试结束。',
    en: 'Results are not announced before the test is over.',
  },
  APPEAL_BEFORE_RESULTS: {
    zh: '复核截止时间须晚于成绩公布时间。',
    en: 'Appeals must end after the results are announced.',
  },
  RESULTS_NOT_OUT: { zh: '成绩尚未公布。', en: 'The results are not out yet.' },
  RESULTS_PENDING: {
    zh: '上一次答卷的成绩公布后，才能再考。',
    en: 'Another attempt is possible once the result of the last one is out.',
  },
  APPEAL_NOT_SUBMITTED: {
    zh: '尚未交卷，不能申请复核。',
    en: 'There is nothing to appeal: it is not handed in.',
  },
  APPEAL_TOO_LATE: { zh: '复核申请已经截止。', en: 'The time for appeals is over.' },
  APPEAL_ASKED: {
    zh: '您已就此申请过复核。',
    en: 'You have appealed this already.',
  },
  APPEAL_TEXT: {
    zh: '请写明理由，5 至 {most} 字。',
    en: 'Say why, in 5 to {most} characters.',
  },
  QUESTION_NOT_ON_PAPER: { zh: '这道题不在这份试卷上。', en: 'This question was not on the paper.' },
  APPEAL_NOT_OPEN: { zh: '这份申请已经处理或撤回。', en: 'This appeal was ruled on or withdrawn.' },
  APPEAL_OWN: { zh: '不能处理自己的申请。', en: 'Nobody rules on his own appeal.' },
  CERTIFICATE_YEARS: { zh: '有效期为 1 至 {most} 年。', en: 'A certificate is valid for 1 to {most} years.' },
  CERTIFICATE_TITLE: {
    zh: '请填写证书名称，不超过 60 字。',
    en: 'A title of at most 60 characters is needed.',
  },
  CERTIFICATE_REVOKED: { zh: '该证书已经撤销。', en: 'This certificate was revoked already.' },
  NOTHING_TO_MARK: {
    zh: '这道题现在没有可以评阅的作答：已评完，或其余由别的阅卷人评阅中。',
    en: 'There is nothing to mark of this question now: it is done, or the rest is with other markers.',
  },
  ANSWER_NOT_YOURS: {
    zh: '这份作答已不在您手上：超过时限后已交给别人，或您不再是本场考试的阅卷人。请取下一份。',
    en: 'This answer is not with you any more: it went to somebody else after its time, or you no longer mark this exam. Take the next one.',
  },
  MARK_TOLD: {
    zh: '考生已看到成绩，评分不能再改；如有异议走成绩复核。',
    en: 'The officer knows the result, so this mark cannot be corrected; an appeal is the way now.',
  },
  TICKS_COUNT: {
    zh: '每个要点都要给分，共 {expected} 个。',
    en: 'Each of the {expected} points of the rubric needs a mark.',
  },
  TICKS_STEP: {
    zh: '第 {number} 个要点的分数不对：0 至 {max} 分，以 {step} 分为一级。',
    en: 'Point {number} of the rubric: from 0 to {max}, in steps of {step}.',
  },
  MARKING_PLAN_INVALID: {
    zh: '评分规则不正确：最小分值为 0.1、0.25、0.5 或 1 分，允许误差为满分的 0 至 {most}%。',
    en: 'The rules are not valid: steps of 0.1, 0.25, 0.5 or 1 point, and a limit from 0 to {most} % of what a question is worth.',
  },
  MARKING_BEGUN: {
    zh: '已经有人评阅，评分规则不能再改。',
    en: 'Somebody has begun to mark, so the rules stand.',
  },
  MARKER_UNKNOWN: {
    zh: '找不到这位阅卷人：须已授予“阅卷人”角色，并在您的辖区内。',
    en: 'No such marker: it has to be somebody who holds the role, within your regions.',
  },
  RECEIPT_UNKNOWN: {
    zh: '本场考试没有这份回执，或其答卷不在您的权限范围内：“{code}”。回执由 10 位字母和数字组成，请核对后再查。',
    en: 'This exam gave no such receipt, or not for an attempt of yours: "{code}". A receipt has ten letters and digits; compare it and look again.',
  },
  THIRD_NOT_WANTED: {
    zh: '这份作答现在不需要第三评：两评没有超出允许误差、已有结果，或已有阅卷人正在第三评。',
    en: 'No third reading is wanted of this answer now: two agree, it is settled, or a marker has it in hand.',
  },
  THIRD_NOT_YOURS: {
    zh: '这份作答不能由您作第三评：您已评阅过，或作答人是您本人或本单位人员。',
    en: 'The third reading of this answer cannot be yours: you have read it, or it is your own or of your unit.',
  },
  ANCHOR_READ: {
    zh: '这份作答不能作为标准卷：已有人评阅，或作答人是您本人。',
    en: 'This answer cannot be an anchor: somebody has begun to read it, or it is your own.',
  },
  REPLAY_NOT_OVER: {
    zh: '考试还没有结束，交卷之后才能回放。',
    en: 'The attempt is not over; it can be replayed once it is handed in.',
  },
  RULING_POINTS: {
    zh: '只有针对某一题且成立的申请可以给分，0 至 {max} 分。',
    en: 'Points are given only when an appeal about one question is upheld, from 0 to {max}.',
  },
} as const;
