import { enterRoom, type Entry } from './enter-room';

let early: { readonly examId: string; readonly entry: Promise<Entry> } | null = null;

/** Asks for the room while the app itself is still on its way: the two need not wait for one another. */
export function enterEarly(pathname: string): void {
  const examId = /^\/exams\/([^/]+)\/room\/?$/.exec(pathname)?.[1];
  if (examId !== undefined) early = { examId, entry: enterRoom(examId, false) };
}

/** What was asked for early, once: asked again it would be this window taking over from itself. */
export function takeEarlyEntry(examId: string): Promise<Entry> | null {
  const taken = early?.examId === examId ? early.entry : null;
  early = null;
  return taken;
}
