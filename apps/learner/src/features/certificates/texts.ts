import type { Translated } from '@whetstone/ui';

const zh = {
  open: '我的证书',
  title: '我的证书',
  none: '还没有证书',
  noneHint: '考试合格后，由培训管理员统一签发。',
  number: '编号',
  validTo: '有效期至 {{day}}',
  issuedOn: '{{day}} 签发',
  download: '下载 PDF',
  downloadOf: '下载 PDF：{{title}}（{{number}}）',
  verify: '查验',
  verifyOf: '查验 {{title}}（{{number}}）',
  revoked: '撤销原因：{{reason}}',
  expiring: '即将到期：通过新的考试后可以换发。',
  statuses: { VALID: '有效', EXPIRING: '即将到期', EXPIRED: '已过期', REVOKED: '已撤销', RENEWED: '已换发' },
};

const en: Translated<typeof zh> = {
  open: 'My certificates',
  title: 'My certificates',
  none: 'No certificate yet',
  noneHint: 'Training managers issue them to those who passed.',
  number: 'Number',
  validTo: 'Valid through {{day}}',
  issuedOn: 'Issued {{day}}',
  download: 'Download PDF',
  downloadOf: 'Download PDF: {{title}} ({{number}})',
  verify: 'Check',
  verifyOf: 'Check {{title}} ({{number}})',
  revoked: 'Revoked: {{reason}}',
  expiring: 'Ends soon: pass a new test to renew it.',
  statuses: {
    VALID: 'valid',
    EXPIRING: 'ends soon',
    EXPIRED: 'expired',
    REVOKED: 'revoked',
    RENEWED: 'renewed',
  },
};

export const certificates = { zh, en };
