import { Injectable } from '@nestjs/common';
import { Scopes, grantScopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { SUPERVISORS } from './invigilation.policy';

/** An exam as somebody watches over it: the officers of his regions, and whether it is his to decide on. */
export interface SupervisedExam extends ExamRow {
  readonly seenIn: Scope;
  /** The region whose officers he watches over. */
  readonly overRegion: number;
  /** It is his region's, or the test of a lecture he may publish: he gives time and makes void. */
  readonly mayDecide: boolean;
}

/** The exams a viewer may watch over. */
@Injectable()
export class SupervisedExamsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly exams: ExamsService,
  ) {}

  /** Null = not found, or not the viewer's to see. Where it is his to decide on, in the widest region that is his. */
  async find(viewer: SessionViewer, examId: string): Promise<SupervisedExam | null> {
    for (const seenIn of grantScopes(viewer, SUPERVISORS)) {
      const exam = await this.exams.find(examId, this.scopes.in(seenIn));
      if (!exam || !seenIn.range) continue;
      const mayDecide = await this.exams.isMine(viewer, exam);
      // Of two regions of his, the one that holds the exam.
      const isElsewhere = mayDecide && exam.regionCode !== null && !holds(seenIn.range, exam.regionCode);
      if (!isElsewhere) return { ...exam, seenIn, overRegion: seenIn.range.from, mayDecide };
    }
    return null;
  }
}

function holds({ from, to }: NonNullable<Scope['range']>, code: number): boolean {
  return code >= from && code < to;
}
