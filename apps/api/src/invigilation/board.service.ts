import { Injectable } from '@nestjs/common';
import type { SeatState } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { pageBounds, type PageInput } from '../platform/page';
import { Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { LecturesService } from '../courses/lectures.service';
import { ExamAudienceService, type Audience } from '../exams/exam-audience.service';
import { OfficersService } from '../people/officers.service';
import { foldSearch } from '../people/search-text';
import { readBoard, type BoardRow } from './board.queries';
import {
  attemptsOfSeat,
  voidsOfSeat,
  windowsOfSeat,
  type FiledAttempt,
  type FiledVoid,
  type FiledWindow,
} from './seat-file.queries';
import { SupervisedExamsService, type SupervisedExam } from './supervised-exams.service';

export interface BoardFilter {
  readonly states: readonly SeatState[] | null;
  readonly hasLeft: boolean;
  readonly search: string;
}

export type Board = BoardRow & { readonly exam: SupervisedExam };

/** One officer at one exam. */
export interface SeatFile {
  readonly exam: SupervisedExam;
  readonly officerId: string;
  readonly officerName: string;
  readonly attempts: readonly FiledAttempt[];
  readonly windows: readonly FiledWindow[];
  readonly voids: readonly FiledVoid[];
}

/** What those who watch over an exam see while it is on. */
@Injectable()
export class BoardService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly supervised: SupervisedExamsService,
    private readonly audiences: ExamAudienceService,
    private readonly lectures: LecturesService,
    private readonly officers: OfficersService,
  ) {}

  /** Null = not found, or not the viewer's to see. */
  async board(
    viewer: SessionViewer,
    examId: string,
    filter: BoardFilter,
    page: PageInput,
  ): Promise<Board | null> {
    const exam = await this.supervised.find(viewer, examId);
    if (!exam) return null;
    const on = this.scopes.in(othersIn(exam.seenIn));
    const search = foldSearch(filter.search);
    const board = await readBoard(on, {
      ...{ examId, now: this.clock.now(), states: filter.states, hasLeft: filter.hasLeft },
      asked: this.audiences.values(await this.audienceOf(exam)),
      search: search === '' ? null : `%${search}%`,
      bounds: pageBounds(page),
    });
    return { ...board, exam };
  }

  /** Null = not found, or not the viewer's to see. */
  async seat(viewer: SessionViewer, examId: string, officerId: string): Promise<SeatFile | null> {
    const exam = await this.supervised.find(viewer, examId);
    const officer = exam && (await this.officers.findFor(viewer, officerId));
    if (!exam || !officer) return null;
    return this.scopes.run(othersIn(exam.seenIn), async (on) => ({
      ...{ exam, officerId, officerName: officer.name },
      attempts: await attemptsOfSeat(on, examId, officerId),
      windows: await windowsOfSeat(on, examId, officerId),
      voids: await voidsOfSeat(on, examId, officerId),
    }));
  }

  /** Of the test of a lecture: whose attendance counts, in the regions the lecture is for. */
  private async audienceOf(exam: SupervisedExam): Promise<Audience> {
    const on = this.scopes.in(exam.seenIn);
    if (exam.issueId === null) return this.audiences.audienceOf(exam, on);
    const issue = await this.lectures.find(exam.issueId, on);
    return {
      ...{ regions: issue?.audience ?? [], posts: [], grades: [], attendedIssueId: exam.issueId },
      ...{ officerIds: [], makeUpOf: null, classId: null },
    };
  }
}

/** Without what is the viewer's own elsewhere: a board is about those he watches over. */
function othersIn(scope: Scope): Scope {
  return { ...scope, officerId: null };
}
