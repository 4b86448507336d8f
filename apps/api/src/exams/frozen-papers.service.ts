import { Injectable } from '@nestjs/common';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import type { FrozenSection } from './papers.service';
import { printSections, type PrintedSection } from './print-paper';

export type { PrintedSection };

export interface FrozenPaper {
  readonly id: string;
  readonly hash: string;
  readonly sections: readonly FrozenSection[];
  /** In the order of the paper. */
  readonly printed: readonly PrintedSection[];
}

export interface PaperBytes {
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

/** An exam has a handful of forms; past this many the memory is emptied, for a paper is read again in a millisecond. */
const MOST_KEPT = 400;

const PAPER: NamedStatement = {
  name: 'frozen_paper',
  text: `SELECT id, hash, content AS sections FROM papers WHERE id = $1`,
};

const FORM: NamedStatement = {
  name: 'form_of_exam',
  text: `SELECT id FROM papers WHERE exam_id = $1 AND form = $2`,
};

const BYTES: NamedStatement = {
  name: 'paper_bytes',
  text: `SELECT brotli, gzip FROM papers WHERE hash = $1 LIMIT 1`,
};

/** Papers never change, so what was read once is kept: everybody of an exam is served from memory. */
@Injectable()
export class FrozenPapersService {
  private readonly papers = new Map<string, Promise<FrozenPaper>>();
  private readonly bytesOf = new Map<string, Promise<PaperBytes | null>>();

  constructor(private readonly database: ExamDatabase) {}

  /** @throws Error when there is no such paper. */
  get(id: string): Promise<FrozenPaper> {
    return keep(this.papers, id, async () => {
      const [row] = await this.database.query<Omit<FrozenPaper, 'printed'>>(PAPER, [id]);
      if (!row) throw new Error(`No paper ${id}`);
      return { ...row, printed: printSections(row.sections) };
    });
  }

  /** A form of an exam, from 1; null = it has no such form. */
  async findForm(examId: string, form: number): Promise<FrozenPaper | null> {
    const [row] = await this.database.query<{ id: string }>(FORM, [examId, form]);
    return row ? this.get(row.id) : null;
  }

  /** Null = no paper of that hash. */
  async bytes(hash: string): Promise<PaperBytes | null> {
    const found = await keep(this.bytesOf, hash, async () => {
      const [row] = await this.database.query<PaperBytes>(BYTES, [hash]);
      return row ?? null;
    });
    // It may be frozen a moment later.
    if (!found) this.bytesOf.delete(hash);
    return found;
  }
}

/** Two thousand who ask at once wait for one reading; a reading that failed is tried again by the next. */
function keep<Value>(
  kept: Map<string, Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const reading = read();
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}
