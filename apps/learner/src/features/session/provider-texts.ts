/** The words around signing in through an identity provider. */
export const provider = {
  zh: { or: '或' },
  en: { or: 'or' },
} as const;
