import type { Translated } from '@whetstone/ui';

const zh = {
  sessions: {
    title: '登录与会话',
    lead: '本区划的人员此刻在哪些设备上登录；必要时强制下线。',
    refresh: '刷新',
    device: '设备',
    since: '登录时间',
    seen: '最近活动',
    end: '强制下线',
    endTitle: '让{{name}}在所有设备上下线？',
    endText: '他需要重新登录；正在作答的内容留在设备上，登录后继续。此操作记入审计日志。',
    empty: '没有人登录',
    emptyText: '换一个区域，或清除搜索；不在您权限内的区域不显示。',
  },
  passwordRules: {
    title: '密码规则',
    length: '至少 {{count}} 个字符',
    classes: '大写、小写、数字、符号中至少 {{count}} 类',
    remembered: '不得与最近 {{count}} 个密码相同',
    common: '不接受常见密码',
    age: '{{count}} 天后必须更换',
    noAge: '不设有效期',
    change: '修改密码规则',
    changeText: '对全系统生效，从下一次设置密码时起；设了有效期的，到期的人登录后须先改密码。',
    save: '保存',
    leastLength: '最少字符数（8–64）',
    leastClasses: '最少字符类别（1–4）',
    rememberedCount: '记住以前的密码数（0–24）',
    maxAgeDays: '有效天数（30–730，留空为不设有效期）',
  },
};

const en: Translated<typeof zh> = {
  sessions: {
    title: 'Sessions',
    lead: 'On which devices officers of this region are signed in now; sign them out where needed.',
    refresh: 'Refresh',
    device: 'Device',
    since: 'Signed in',
    seen: 'Last seen',
    end: 'Sign out',
    endTitle: 'Sign {{name}} out on every device?',
    endText:
      'They have to sign in again; answers being given stay on the device and go on after that. The audit log records it.',
    empty: 'Nobody is signed in',
    emptyText: 'Choose another region or clear the search; regions outside your authority show nothing.',
  },
  passwordRules: {
    title: 'Password rules',
    length: 'At least {{count}} characters',
    classes: 'At least {{count}} of capitals, small letters, digits, symbols',
    remembered: 'None of the last {{count}} passwords',
    common: 'Well-known passwords are refused',
    age: 'To be changed after {{count}} days',
    noAge: 'No expiry',
    change: 'Change the password rules',
    changeText:
      'For the whole installation, from the next password that is set; with an expiry, whoever is over it changes the password right after signing in.',
    save: 'Save',
    leastLength: 'Fewest characters (8–64)',
    leastClasses: 'Fewest classes (1–4)',
    rememberedCount: 'Former passwords remembered (0–24)',
    maxAgeDays: 'Days until it expires (30–730; empty = never)',
  },
};

export const sessionsTexts = { zh, en };
