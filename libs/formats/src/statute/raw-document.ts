/** What the worker found in a guarded .docx. Plain data: it crosses a thread boundary. */
export interface RawDocument {
  /** One paragraph in each line. */
  readonly text: string;
  /** Paragraphs whose number the word processor makes: it is no part of their text. */
  readonly automaticNumbers: number;
  /** Tracked insertions, deletions and moves nobody accepted. */
  readonly revisions: number;
}

/** The worker's answer; null when it could not make sense of the file. */
export type DocumentReply = RawDocument | null;
