import { Args, Context, Float, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { blueprintPoints, type Language } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { LocalDate } from '../platform/scalars';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import { BankType } from '../questions/banks.types';
import { BlueprintsService, type SeenBlueprint } from './blueprints.service';
import {
  BlueprintCheckType,
  BlueprintContentInput,
  BlueprintPage,
  BlueprintSectionType,
  BlueprintType,
  DrawFormsResult,
  FormLimitsType,
  SaveBlueprintInput,
  SaveBlueprintResult,
} from './blueprints.types';
import { PlannedQuestionsService } from './planned-questions.service';
import { readContent, scoringType } from './read-blueprint';

@Resolver(() => BlueprintType)
export class BlueprintsResolver {
  constructor(
    private readonly service: BlueprintsService,
    private readonly planned: PlannedQuestionsService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => BlueprintPage, { description: "Those of the viewer's regions, changed last first." })
  @Allow('training_manager')
  blueprints(@Args('page') page: PageInput, @CurrentViewer() viewer: SessionViewer) {
    return this.service.list(viewer, page);
  }

  @Query(() => BlueprintType, { nullable: true, description: 'Null = not found, or not yours.' })
  @Allow('training_manager')
  blueprint(@Args('id', { type: () => ID }) id: string, @CurrentViewer() viewer: SessionViewer) {
    return this.service.findFor(viewer, id);
  }

  @Query(() => BlueprintCheckType, { description: 'Of a blueprint as it is being written: nothing is kept.' })
  @Allow('training_manager')
  async checkBlueprint(
    @Args('content') content: BlueprintContentInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): Promise<BlueprintCheckType> {
    const { refusal, sumHundredths, questionCount, cells, holdings } = await this.service.check(
      viewer,
      readContent(content),
    );
    return {
      questionCount,
      points: sumHundredths / 100,
      refusal: refusal && refused(refusal, language),
      cells: cells.map((cell) => ({ ...cell, unusable: [...cell.unusable] })),
      holdings: [...holdings],
    };
  }

  @Query(() => DrawFormsResult, { description: 'The forms as they would be drawn now: nothing is kept.' })
  @Allow('training_manager')
  async drawForms(
    @Args('content') input: BlueprintContentInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const content = readContent(input);
    const drawn = await this.service.draw(viewer, content);
    if (!drawn.ok) return refused(drawn.refusal, language);
    return { ...(await this.planned.report(drawn.value)), maxPoints: blueprintPoints(content) / 100 };
  }

  @Mutation(() => SaveBlueprintResult)
  @Allow('training_manager')
  async saveBlueprint(
    @Args('input') input: SaveBlueprintInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const { content, id } = input;
    const result = await this.service.saveBlueprint(viewer, {
      ...input,
      id: id ?? null,
      content: readContent(content),
    });
    if (!result.ok) return refused(result.refusal, language);
    const { regionCode } = result.value;
    auditNotes.push({ subjectType: 'blueprint', subjectId: result.value.id, regionCode });
    return result.value;
  }

  @ResolveField(() => Region)
  region(@Parent() blueprint: SeenBlueprint) {
    return this.regions.get(blueprint.regionCode);
  }

  @ResolveField(() => [BankType], { description: 'As far as they are still the viewer’s to read.' })
  banks(@Parent() { content }: SeenBlueprint, @CurrentViewer() viewer: SessionViewer) {
    return this.planned.banks(viewer, content.bankIds);
  }

  @ResolveField(() => String)
  seed(@Parent() { content }: SeenBlueprint): string {
    return content.seed;
  }

  @ResolveField(() => Float, { description: 'What it is meant to be worth.' })
  totalPoints(@Parent() { content }: SeenBlueprint): number {
    return content.totalHundredths / 100;
  }

  @ResolveField(() => LocalDate, {
    nullable: true,
    description: 'Null = each question’s own reference date.',
  })
  lawOn(@Parent() { content }: SeenBlueprint): string | null {
    return content.lawOn;
  }

  @ResolveField(() => FormLimitsType)
  limits(@Parent() { content }: SeenBlueprint): FormLimitsType {
    return content.limits;
  }

  @ResolveField(() => [BlueprintSectionType])
  async sections(@Parent() { content }: SeenBlueprint, @CurrentViewer() viewer: SessionViewer) {
    const picked = await this.planned.picked(viewer, content);
    return content.sections.map((section) => ({
      ...section,
      pointsEach: section.pointsEachHundredths / 100,
      scoring: scoringType(section.scoring),
      questions: section.questionIds.map((id) => picked.get(id)),
    }));
  }
}
