import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '../platform/clock';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import type { SeatRow } from './board.queries';
import { BoardService, type Board, type SeatFile as SeatFileRow } from './board.service';
import { BoardFilterInput, ExamBoard, Seat, SeatFile, SeatPage } from './board.types';
import { ExamIncidentsService } from './exam-incidents.service';
import { ExamIncident, NoteIncidentInput, NoteIncidentResult } from './exam-incidents.types';
import { ExamMessagesService } from './exam-messages.service';
import { ExamMessage, SendExamMessageInput, SendExamMessageResult } from './exam-messages.types';

@Resolver(() => ExamBoard)
export class ExamBoardResolver {
  constructor(
    private readonly service: BoardService,
    private readonly messaging: ExamMessagesService,
    private readonly noting: ExamIncidentsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => ExamBoard, { nullable: true, description: 'Null = not found, or not yours to watch over.' })
  @Allow('training_manager')
  examBoard(
    @Args('examId', { type: () => ID }) examId: string,
    @Args('filter') { states, hasLeft, search }: BoardFilterInput,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.service.board(viewer, examId, { states: states ?? null, hasLeft, search }, page);
  }

  @Mutation(() => SendExamMessageResult, {
    description: 'Told to the rooms at once, and to who comes later.',
  })
  @Allow('training_manager')
  async sendExamMessage(
    @Args('input') { examId, officerIds, text }: SendExamMessageInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.messaging.sendExamMessage(viewer, {
      examId,
      officerIds: officerIds ?? null,
      text,
    });
    if (!result.ok) return refused(result.refusal, language);
    const { regionCode, isToAll, officerNames } = result.value;
    const detail = { isToAll, officerCount: officerNames.length };
    auditNotes.push({ subjectType: 'exam', subjectId: examId, regionCode, detail });
    return result.value;
  }

  @Mutation(() => NoteIncidentResult, { description: 'What was noted stays: a mistake is noted as well.' })
  @Allow('training_manager')
  async noteIncident(
    @Args('input') { officerId, happenedAt, ...input }: NoteIncidentInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const noted = { ...input, officerId: officerId ?? null, happenedAt: happenedAt ?? null };
    const result = await this.noting.noteIncident(viewer, noted);
    if (!result.ok) return refused(result.refusal, language);
    const { regionCode, kind, id } = result.value;
    const subject = officerId
      ? ({ subjectType: 'officer', subjectId: officerId } as const)
      : ({ subjectType: 'exam', subjectId: input.examId } as const);
    auditNotes.push({ ...subject, regionCode, detail: { examId: input.examId, incidentId: id, kind } });
    return result.value;
  }

  @ResolveField(() => ID)
  id(@Parent() { exam }: Board): string {
    return exam.id;
  }

  @ResolveField(() => String)
  title(@Parent() { exam }: Board): string {
    return exam.title;
  }

  @ResolveField(() => Boolean)
  isOfLecture(@Parent() { exam }: Board): boolean {
    return exam.issueId !== null;
  }

  @ResolveField(() => Date)
  opensAt(@Parent() { exam }: Board): Date {
    return exam.opensAt;
  }

  @ResolveField(() => Date)
  closesAt(@Parent() { exam }: Board): Date {
    return exam.closesAt;
  }

  @ResolveField(() => Boolean)
  mayDecide(@Parent() { exam }: Board): boolean {
    return exam.mayDecide;
  }

  @ResolveField(() => Date)
  serverNow(): Date {
    return this.clock.now();
  }

  @ResolveField(() => SeatPage)
  seats(@Parent() { seats, totalCount }: Board) {
    return { nodes: seats, totalCount };
  }

  @ResolveField(() => [ExamMessage])
  messages(@Parent() { exam }: Board) {
    return this.messaging.ofExam(exam);
  }

  @ResolveField(() => [ExamIncident])
  incidents(@Parent() { exam }: Board) {
    return this.noting.ofExam(exam);
  }
}

@Resolver(() => Seat)
export class SeatsResolver {
  constructor(private readonly regions: RegionsService) {}

  @ResolveField(() => Region)
  region(@Parent() { regionCode }: SeatRow) {
    return this.regions.get(regionCode);
  }
}

@Resolver(() => SeatFile)
export class SeatFilesResolver {
  constructor(
    private readonly service: BoardService,
    private readonly messaging: ExamMessagesService,
    private readonly noting: ExamIncidentsService,
  ) {}

  @Query(() => SeatFile, { nullable: true, description: 'Null = not found, or not yours to watch over.' })
  @Allow('training_manager')
  examSeat(
    @Args('examId', { type: () => ID }) examId: string,
    @Args('officerId', { type: () => ID }) officerId: string,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.service.seat(viewer, examId, officerId);
  }

  @ResolveField(() => [ExamMessage])
  messages(@Parent() { exam, officerId }: SeatFileRow) {
    return this.messaging.ofSeat(exam.seenIn, exam.id, officerId);
  }

  @ResolveField(() => [ExamIncident])
  incidents(@Parent() { exam, officerId }: SeatFileRow) {
    return this.noting.ofSeat(exam.seenIn, exam.id, officerId);
  }
}
