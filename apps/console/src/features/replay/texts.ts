import type { Translated } from '@whetstone/ui';

const zh = {
  replay: {
    title: '作答回放',
    of: '{{name}} 的作答回放',
    from: '{{from}} 至 {{to}}',
    receipt: '回执 {{code}}',
    lead: '按服务器收到的每一次保存重现作答过程；查看本页会记入审计日志。较长时间没有保存只是线索：可能在思考，也可能断网。',
    at: '第 {{time}} / {{whole}}',
    answered: '已答 {{count}} / {{all}} 题',
    previous: '上一步',
    next: '下一步',
    steps: '经过',
    sheet: '此刻的答题卡',
    changed: '改动第 {{numbers}} 题',
    unchanged: '内容未变',
    silent: '此前 {{time}} 没有保存',
    held: '一次带来另外 {{count}} 步改动',
    flagged: '已标记',
    open: '未答',
    comma: '、',
    TRUE: '正确',
    FALSE: '错误',
    kinds: {
      BEGUN: '开始作答',
      SAVED: '保存（第 {{epoch}} 次进入）',
      TAKEN_OVER: '换设备或窗口，第 {{epoch}} 次进入',
      HANDED_IN: '交卷',
      TIME_UP: '时间到，自动收卷',
      COUNTED_LATE: '迟到答卷被采纳',
    },
  },
};

const en: Translated<typeof zh> = {
  replay: {
    title: 'Replay',
    of: 'Replay: {{name}}',
    from: '{{from}} to {{to}}',
    receipt: 'receipt {{code}}',
    lead: 'What happened, by every save the server received; looking at this stands in the audit log. A long time without a save is a lead only: somebody thought, or had no network.',
    at: '{{time}} of {{whole}}',
    answered: '{{count}} of {{all}} answered',
    previous: 'Step before',
    next: 'Next step',
    steps: 'What happened',
    sheet: 'The sheet at this moment',
    changed: 'changed {{numbers}}',
    unchanged: 'nothing changed',
    silent: 'no save for {{time}} before',
    held: 'brought {{count}} more changes at once',
    flagged: 'flagged',
    open: 'open',
    comma: ', ',
    TRUE: 'true',
    FALSE: 'false',
    kinds: {
      BEGUN: 'Begun',
      SAVED: 'Saved (entry {{epoch}})',
      TAKEN_OVER: 'Another device or window, entry {{epoch}}',
      HANDED_IN: 'Handed in',
      TIME_UP: 'Time was up',
      COUNTED_LATE: 'A late sheet was counted',
    },
  },
};

export const replayTexts = { zh, en };
