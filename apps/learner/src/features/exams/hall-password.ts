const keyOf = (examId: string) => `hall-password ${examId}`;

/** Kept for this window only: going on after a reload asks for it again at the server, not at the officer. */
export function keepHallPassword(examId: string, typed: string): void {
  sessionStorage.setItem(keyOf(examId), typed);
}

/** Null = nothing was typed. */
export function hallPasswordOf(examId: string): string | null {
  return sessionStorage.getItem(keyOf(examId)) || null;
}
