import { amendmentsTexts } from '../features/amendments/texts';
import { auditTexts } from '../features/audit/texts';
import { banksTexts } from '../features/banks/texts';
import { blueprintsTexts } from '../features/blueprints/texts';
import { classesTexts } from '../features/classes/texts';
import { coverageTexts } from '../features/coverage/texts';
import { deskTexts } from '../features/desk/texts';
import { examPlansTexts } from '../features/exams/texts';
import { liveTexts } from '../features/live/texts';
import { grantsTexts } from '../features/grants/texts';
import { importsTexts } from '../features/imports/texts';
import { lawsTexts } from '../features/laws/texts';
import { lecturesTexts } from '../features/lectures/texts';
import { markingTexts } from '../features/marking/texts';
import { officersTexts } from '../features/officers/texts';
import { questionsTexts } from '../features/questions/texts';
import { regionsTexts } from '../features/regions/texts';
import { replayTexts } from '../features/replay/texts';
import { rosterTexts } from '../features/roster/texts';
import { sessionsTexts } from '../features/sessions/texts';
import { provider } from '../features/sign-in/texts';

/** Every text of the console in Chinese, the language it is thought in. `en.ts` must name the same keys. */
export const zh = {
  shell: {
    brand: '砺剑',
    brandLine: '培训管理',
    skip: '跳到正文',
    navigation: '主导航',
    regions: '我可见的区域',
    openMenu: '打开导航',
    closeMenu: '关闭导航',
    unfold: '展开{{name}}',
    fold: '收起{{name}}',
    breadcrumb: '当前位置',
    signOut: '退出登录',
    toLearner: '学员端',
    notFoundTitle: '没有这个页面',
    notFoundText: '地址可能写错了，或者这一页不在您的授权之内。',
    backHome: '回到首页',
    crashedTitle: '页面出错了',
    crashedText: '已经填写的内容可能没有保存。请重新载入；若仍出错，请联系管理员。',
    reload: '重新载入',
    beijingTime: '时间：北京时间。',
  },
  places: {
    coverage: '覆盖率',
    lectures: '大讲堂',
    classes: '培训班',
    marking: '阅卷与成绩',
    desk: '阅卷台',
    exams: '考试',
    blueprints: '组卷方案',
    banks: '题库',
    questions: '试题',
    amendments: '法规变动清理',
    laws: '法规库',
    regions: '区划与单位',
    officers: '人员',
    grants: '授权',
    sessions: '登录与会话',
    audit: '审计',
  },
  roles: {
    OFFICER: '执法人员',
    TRAINING_MANAGER: '培训管理员',
    AUTHOR: '命题人',
    REVIEWER: '审题人',
    MARKER: '阅卷人',
    LAWYER: '律师',
    LEADER: '领导',
    SYSTEM_ADMINISTRATOR: '系统管理员',
    SECURITY_ADMINISTRATOR: '安全管理员',
    AUDITOR: '审计员',
  },
  questionTypes: {
    SINGLE: '单选题',
    MULTIPLE: '多选题',
    TRUE_FALSE: '判断题',
    FILL_IN: '填空题',
    SHORT_ANSWER: '简答题',
    CASE: '案例分析题',
  },
  devices: { phone: '手机', tablet: '平板', computer: '电脑' },
  genders: { male: '男', female: '女' },
  windows: { UPCOMING: '未开始', OPEN: '进行中', CLOSED: '已结束' },
  outcomes: { NEW: '新增', CHANGED: '变更', UNCHANGED: '未变', LEFT: '离岗', FAULTY: '有误' },
  severities: { ERROR: '错误', WARNING: '提醒' },
  signIn: {
    code: '动态验证码',
    codeHint: '身份验证器上的六位数字，或一个恢复码。',
    codeMissing: '请输入动态验证码',
    verify: '验证',
    backToPassword: '返回重新输入密码',
    title: '登录管理端',
    lead: '面向培训管理员、命题人和领导。',
    account: '账号',
    password: '密码',
    accountMissing: '请填写账号',
    passwordMissing: '请填写密码',
    submit: '登录',
    learner: '我是学员，去学员端',
    demo: '演示账号',
    demoHint: '点一下填入账号和密码，再点“登录”。',
    unreachable: '连不上服务器。请检查网络后重试；您输入的内容还在。',
    notForYouTitle: '管理端不适用于您的账号',
    notForYouText:
      '{{name}}，您目前只有执法人员身份，没有管理授权。学习和考试请到学员端；若您负责培训管理，请联系上级管理员授权。',
    toLearner: '去学员端',
  },
  provider: provider.zh,
  tables: {
    sortBy: '按{{column}}排序',
    pages: '分页',
    range: '第 {{from}}–{{to}} 条，共 {{total}} 条',
    previous: '上一页',
    next: '下一页',
    page: '第 {{page}} 页',
    export: '导出',
    scroll: '{{label}}（可左右滚动）',
    none: '—',
  },
  ...officersTexts.zh,
  ...grantsTexts.zh,
  ...sessionsTexts.zh,
  ...auditTexts.zh,
  ...regionsTexts.zh,
  roster: rosterTexts.zh,
  ...importsTexts.zh,
  ...banksTexts.zh,
  ...questionsTexts.zh,
  ...amendmentsTexts.zh,
  ...markingTexts.zh,
  ...deskTexts.zh,
  ...replayTexts.zh,
  ...blueprintsTexts.zh,
  ...classesTexts.zh,
  ...examPlansTexts.zh,
  ...liveTexts.zh,
  ...lecturesTexts.zh,
  ...lawsTexts.zh,
  ...coverageTexts.zh,
} as const;
