import { Injectable } from '@nestjs/common';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import type { SessionViewer } from '../platform/request-context';
import { ExamsService } from '../exams/exams.service';

/** Past this many the memory is emptied: it is a short cut. */
const MOST_KEPT = 100_000;

/** One that only lies ready opens nothing: before the window nobody reads the paper. */
const SITS: NamedStatement = {
  name: 'sits_paper',
  text: `SELECT FROM attempts a JOIN papers p ON p.id = a.paper_id
    WHERE a.officer_id = $1 AND p.hash = $2 AND a.state <> 'prepared' LIMIT 1`,
};

const EXAMS_OF: NamedStatement = {
  name: 'exams_of_paper',
  text: `SELECT DISTINCT exam_id AS "examId" FROM papers WHERE hash = $1`,
};

/** Who may read a paper: who has begun an attempt at it, and who may publish its exam. */
@Injectable()
export class PaperReaders {
  private readonly known = new Set<string>();

  constructor(
    private readonly database: ExamDatabase,
    private readonly exams: ExamsService,
  ) {}

  async mayRead(viewer: SessionViewer, hash: string): Promise<boolean> {
    if (this.known.has(keyOf(viewer.officerId, hash))) return true;
    const rows = await this.database.query(SITS, [viewer.officerId, hash]);
    if (rows.length > 0) this.know(viewer.officerId, hash);
    return rows.length > 0 || this.isPublisher(viewer, hash);
  }

  /** Who has just begun need not be asked for when he fetches the paper. */
  know(officerId: string, hash: string): void {
    if (this.known.size >= MOST_KEPT) this.known.clear();
    this.known.add(keyOf(officerId, hash));
  }

  private async isPublisher(viewer: SessionViewer, hash: string): Promise<boolean> {
    if (viewer.grants.length === 0) return false;
    for (const { examId } of await this.database.query<{ examId: string }>(EXAMS_OF, [hash]))
      if (await this.exams.isPublishedBy(viewer, examId)) return true;
    return false;
  }
}

function keyOf(officerId: string, hash: string): string {
  return `${officerId} ${hash}`;
}
