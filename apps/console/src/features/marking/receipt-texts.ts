import type { Translated } from '@whetstone/ui';

const zh = {
  receipts: {
    title: '核对交卷回执',
    hint: '考生出示回执时，在此核对它是否由本场考试出具、对应哪一份答卷。',
    code: '交卷回执',
    check: '核对',
    given: '回执属实：{{name}}，第 {{number}} 次答卷，{{at}} 交卷。',
    void: '该答卷已作废。',
  },
};

const en: Translated<typeof zh> = {
  receipts: {
    title: 'Check a receipt',
    hint: 'When somebody shows a receipt: whether this exam gave it, and for which attempt.',
    code: 'Receipt',
    check: 'Check',
    given: 'It was given: {{name}}, attempt {{number}}, handed in at {{at}}.',
    void: 'The attempt is void.',
  },
};

export const receiptTexts = { zh, en };
