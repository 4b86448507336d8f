import type { Translated } from '@whetstone/ui';

const zh = {
  appeals: {
    title: '复核申请',
    open: '待复核',
    state: '状态',
    all: '全部',
    states: { OPEN: '待处理', UPHELD: '成立', DISMISSED: '不成立', WITHDRAWN: '已撤回' },
    none: '没有复核申请',
    noneHint: '考生在成绩公布后、截止前可以就整份答卷或某一题申请。',
    about: '针对',
    whole: '整份答卷',
    text: '申请理由',
    filedAt: '申请时间',
    rule: '处理',
    ruleTitle: '处理复核 · {{name}}',
    decide: '裁定',
    ruling: '裁定',
    points: '该题改为得分（0–{{max}}）',
    pointsHint: '只改这一份答卷；留空则分数不变。若答案有误，应改答案并给所有人改判：',
    toKeys: '去改答案',
    reason: '裁定理由',
    reasonMissing: '请写明裁定理由',
    answer: '考生作答',
    earned: '现得分',
  },
};

const en: Translated<typeof zh> = {
  appeals: {
    title: 'Appeals',
    open: 'Open appeals',
    state: 'State',
    all: 'All',
    states: { OPEN: 'Open', UPHELD: 'Upheld', DISMISSED: 'Dismissed', WITHDRAWN: 'Withdrawn' },
    none: 'No appeals',
    noneHint: 'Officers may appeal a question or the whole once the results are out.',
    about: 'About',
    whole: 'the whole attempt',
    text: 'Why',
    filedAt: 'Filed',
    rule: 'Rule',
    ruleTitle: 'Appeal of {{name}}',
    decide: 'Decide',
    ruling: 'Ruling',
    points: 'The question earns (0–{{max}})',
    pointsHint: 'Only this attempt; empty leaves the points. If the key is wrong, change it for everybody:',
    toKeys: 'change the key',
    reason: 'Reason of the ruling',
    reasonMissing: 'A reason is needed',
    answer: 'Answered',
    earned: 'Earns now',
  },
};

export const appealTexts = { zh, en };
