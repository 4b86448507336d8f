import { Injectable } from '@nestjs/common';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import { FrozenPapersService, type FrozenPaper } from '../exams/frozen-papers.service';
import type { FrozenSection } from '../exams/papers.service';

/** What may stand in a sheet of a paper: its questions by id, each with the labels one may choose. */
export type PaperShape = ReadonlyMap<string, ReadonlySet<string>>;

/** Past this many the memory is emptied: it is a short cut, and an attempt is looked up again in a millisecond. */
const MOST_KEPT = 100_000;

const PAPER_OF: NamedStatement = {
  name: 'paper_of_attempt',
  text: `SELECT a.officer_id AS "officerId", a.paper_id AS "paperId" FROM attempts a WHERE a.id = $1`,
};

interface Owned {
  readonly officerId: string;
  readonly paperId: string;
}

/** Papers are frozen and an attempt keeps its own, so what was read once need not be read for the next save. */
@Injectable()
export class PaperShapes {
  private readonly owners = new Map<string, Owned>();
  private readonly shapes = new WeakMap<FrozenPaper, PaperShape>();

  constructor(
    private readonly database: ExamDatabase,
    private readonly papers: FrozenPapersService,
  ) {}

  /** Null = no such attempt, or not the officer's. */
  async find(officerId: string, attemptId: string): Promise<PaperShape | null> {
    const known = this.owners.get(attemptId);
    // Somebody else's is looked up like one that never was: the time an answer takes tells nothing either.
    const owned = known?.officerId === officerId ? known : await this.readOwner(attemptId);
    if (owned?.officerId !== officerId) return null;
    return this.shapeOf(await this.papers.get(owned.paperId));
  }

  /** An attempt just begun here need not be asked for at its first save. */
  know({ id, officerId, paperId }: Owned & { readonly id: string }): void {
    if (this.owners.size >= MOST_KEPT) this.owners.clear();
    this.owners.set(id, { officerId, paperId });
  }

  private async readOwner(attemptId: string): Promise<Owned | null> {
    const [owned] = await this.database.query<Owned>(PAPER_OF, [attemptId]);
    if (!owned) return null;
    this.know({ id: attemptId, ...owned });
    return owned;
  }

  private shapeOf(paper: FrozenPaper): PaperShape {
    const shape = this.shapes.get(paper) ?? shapeOf(paper.sections);
    this.shapes.set(paper, shape);
    return shape;
  }
}

const TRUTHS: ReadonlySet<string> = new Set(['TRUE', 'FALSE']);

export function shapeOf(sections: readonly FrozenSection[]): PaperShape {
  return new Map(
    sections.flatMap(({ questions }) =>
      questions.map(
        ({ id, type, options }) =>
          [id, type === 'true_false' ? TRUTHS : new Set(options.map(({ label }) => label))] as const,
      ),
    ),
  );
}
