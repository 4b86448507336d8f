/** Where to go after signing in: a path of this console only, never another site ("//evil.example"). */
export function safeReturn(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}
