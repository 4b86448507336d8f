import type { Translated } from '@whetstone/ui';

const zh = {
  certificates: {
    list: '证书',
    none: '还没有签发证书',
    noneHint: '成绩公布后，可以给合格的人统一签发。',
    issue: '签发证书',
    issueHint:
      '发给这场考试合格、尚无本场证书的人。同名证书临近到期或已过期的换发新证；还在有效期内的不重复发。',
    usual: '生态环境执法岗位培训合格证书',
    title: '证书名称',
    titleMissing: '请填写证书名称',
    years: '有效期（年）',
    issued: '已签发 {{issued}} 份，其中换发 {{renewed}} 份；{{skipped}} 人的同名证书仍在有效期内。',
    number: '编号',
    valid: '签发 / 有效期至',
    revoke: '撤销',
    revokeTitle: '撤销 {{name}} 的证书 {{number}}',
    reason: '撤销原因',
    reasonHint: '查验证书的人会看到。',
    reasonMissing: '请写明撤销原因',
    statuses: {
      VALID: '有效',
      EXPIRING: '即将到期',
      EXPIRED: '已过期',
      REVOKED: '已撤销',
      RENEWED: '已换发',
    },
  },
};

const en: Translated<typeof zh> = {
  certificates: {
    list: 'Certificates',
    none: 'No certificate was issued',
    noneHint: 'Once the results are out they can be issued to all who passed.',
    issue: 'Issue certificates',
    issueHint:
      'To all who passed and hold none of this test. One of the same title that ends soon or has ended is renewed; one that is valid for long stands.',
    usual: '生态环境执法岗位培训合格证书',
    title: 'Title',
    titleMissing: 'A title is needed',
    years: 'Valid for (years)',
    issued: '{{issued}} issued, {{renewed}} of them renewals; {{skipped}} hold one that is valid for long.',
    number: 'Number',
    valid: 'Issued / valid through',
    revoke: 'Revoke',
    revokeTitle: 'Revoke {{number}} of {{name}}',
    reason: 'Why',
    reasonHint: 'Whoever checks the certificate reads it.',
    reasonMissing: 'A reason is needed',
    statuses: {
      VALID: 'Valid',
      EXPIRING: 'Ends soon',
      EXPIRED: 'Expired',
      REVOKED: 'Revoked',
      RENEWED: 'Renewed',
    },
  },
};

export const certificateTexts = { zh, en };
