/** The words around signing in through an identity provider. */
export const provider = {
  zh: { or: '或', auditAction: '统一身份认证登录' },
  en: { or: 'or', auditAction: 'Signed in through the identity provider' },
} as const;
