import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PostingGrade } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { LocalDate } from '../platform/scalars';
import { ClassesService } from '../classes/classes.service';
import { TrainingClassType } from '../classes/classes.types';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import { ExamSettingService, type AskedAudience, type SeenExamRow } from './exam-setting.service';
import {
  AudienceCountResult,
  ExamAudienceInput,
  ExamAudienceType,
  ExamPage,
  SetExamInput,
  SetExamResult,
} from './exam-setting.types';
import { ExamsService, type ExamRow } from './exams.service';
import { ExamType } from './exams.types';

@Resolver(() => ExamType)
export class ExamSettingResolver {
  constructor(
    private readonly service: ExamSettingService,
    private readonly all: ExamsService,
    private readonly regions: RegionsService,
    private readonly classes: ClassesService,
  ) {}

  @Query(() => ExamPage, { description: "Exams of no lecture that are the viewer's or for his regions." })
  @Allow('training_manager')
  exams(@Args('page') page: PageInput, @CurrentViewer() viewer: SessionViewer) {
    return this.service.list(viewer, page);
  }

  @Query(() => ExamType, {
    nullable: true,
    description: 'Of no lecture; null = not found, or not yours to see.',
  })
  @Allow('training_manager')
  exam(@Args('id', { type: () => ID }) id: string, @CurrentViewer() viewer: SessionViewer) {
    return this.service.findFor(viewer, id);
  }

  @Query(() => AudienceCountResult, { description: 'Whom an audience would ask, before anything is set.' })
  @Allow('training_manager')
  async audienceCount(
    @Args('audience') audience: ExamAudienceInput,
    @Args('day', { type: () => LocalDate }) day: string,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const counted = await this.service.countAudience(viewer, readAudience(audience), day);
    return counted.ok ? counted.value : refused(counted.refusal, language);
  }

  @Mutation(() => SetExamResult)
  @Allow('training_manager')
  async setExam(
    @Args('input') input: SetExamInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const { durationMinutes, audience, ...settings } = input;
    const result = await this.service.setExam(viewer, {
      ...settings,
      lastEntryAt: settings.lastEntryAt ?? null,
      resultsFrom: settings.resultsFrom ?? null,
      keysFrom: settings.keysFrom ?? null,
      hallPassword: settings.hallPassword?.trim() ? settings.hallPassword : null,
      prerequisiteIssueId: settings.prerequisiteIssueId ?? null,
      durationSeconds: durationMinutes * 60,
      audience: readAudience(audience),
    });
    if (!result.ok) return refused(result.refusal, language);
    const { id, regionCode, audienceClassId } = result.value;
    auditNotes.push({ subjectType: 'exam', subjectId: id, regionCode, detail: { classId: audienceClassId } });
    return result.value;
  }

  @ResolveField(() => Region, { nullable: true, description: "Whose it is; null = its lecture's." })
  region(@Parent() { regionCode }: ExamRow) {
    return regionCode === null ? null : this.regions.get(regionCode);
  }

  @ResolveField(() => Boolean, { description: 'The viewer decides on it.' })
  isMine(@Parent() exam: ExamRow, @CurrentViewer() viewer: SessionViewer): Promise<boolean> {
    return this.all.isMine(viewer, exam);
  }

  @ResolveField(() => [Region], { description: 'Regions whose officers are asked.' })
  audienceRegions(@Parent() { audienceRegions }: ExamRow) {
    return audienceRegions.map((code) => this.regions.get(code));
  }

  @ResolveField(() => TrainingClassType, {
    nullable: true,
    description: 'The class that is asked; null = none, or not yours to see.',
  })
  audienceClass(@Parent() { audienceClassId }: ExamRow, @CurrentViewer() viewer: SessionViewer) {
    return audienceClassId === null ? null : this.classes.findFor(viewer, audienceClassId);
  }

  @ResolveField(() => ExamAudienceType, { nullable: true, description: 'Null for the test of a lecture.' })
  async audience(@Parent() exam: SeenExamRow): Promise<ExamAudienceType | null> {
    if (exam.regionCode === null) return null;
    const { audience, count } = await this.service.audienceOf(exam);
    return {
      ...audience,
      grades: audience.grades as readonly PostingGrade[],
      listedCount: audience.officerIds.length,
      count,
    };
  }
}

function readAudience(input: ExamAudienceInput): AskedAudience {
  return {
    regions: [...new Set(input.regionCodes)],
    posts: input.posts.map((post) => post.trim()).filter(Boolean),
    grades: input.grades,
    attendedIssueId: input.attendedIssueId ?? null,
    classId: input.classId ?? null,
    makeUpOf: input.makeUpOf ?? null,
    certificateNos: input.certificateNos,
  };
}
