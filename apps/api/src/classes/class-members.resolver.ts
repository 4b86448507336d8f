import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { ClassMembersService, type ListAnswer, type NamedPerson } from './class-members.service';
import {
  AddClassMembersInput,
  ClassListResult,
  ClassListRow,
  ClassMemberPage,
  ClassPersonInput,
  RemoveClassMemberInput,
  RemoveClassMemberResult,
} from './class-members.types';
import type { SeenClass } from './classes.service';
import { TrainingClassType } from './classes.types';

@Resolver(() => TrainingClassType)
export class ClassMembersResolver {
  constructor(private readonly service: ClassMembersService) {}

  @Query(() => ClassListResult, { description: 'What adding these people would come to; nothing is kept.' })
  @Allow('training_manager')
  async checkClassList(
    @Args('classId', { type: () => ID }) classId: string,
    @Args('people', { type: () => [ClassPersonInput] }) people: ClassPersonInput[],
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const checked = await this.service.checkList(viewer, classId, people.map(readPerson));
    if (!checked.ok) return refused(checked.refusal, language);
    const { seenClass, rows } = checked.value;
    return { rows: sayRows(rows, language), addedCount: 0, trainingClass: seenClass };
  }

  @Mutation(() => ClassListResult)
  @Allow('training_manager')
  async addClassMembers(
    @Args('input') { classId, people, isAllOrNone }: AddClassMembersInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.addClassMembers(viewer, {
      ...{ classId, isAllOrNone, people: people.map(readPerson) },
    });
    if (!result.ok) return refused(result.refusal, language);
    const { seenClass, rows, addedCount } = result.value;
    const { id: subjectId, regionCode } = seenClass;
    auditNotes.push({ subjectType: 'class', subjectId, regionCode, detail: { addedCount } });
    return { rows: sayRows(rows, language), addedCount, trainingClass: seenClass };
  }

  @Mutation(() => RemoveClassMemberResult, { description: 'Ends it; that he was there stays.' })
  @Allow('training_manager')
  async removeClassMember(
    @Args('input') input: RemoveClassMemberInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.removeClassMember(viewer, input);
    if (!result.ok) return refused(result.refusal, language);
    const { seenClass, officerId } = result.value;
    const { id: classId, regionCode } = seenClass;
    auditNotes.push({ subjectType: 'officer', subjectId: officerId, regionCode, detail: { classId } });
    return seenClass;
  }

  @ResolveField(() => ClassMemberPage, { description: 'Those whose units the viewer may see.' })
  members(
    @Parent() shown: SeenClass,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('isPresent', { description: 'Only those who have not left.' }) isPresent: boolean,
    @Args('page') page: PageInput,
  ) {
    return this.service.members(shown, { search: search ?? '', isPresent }, page);
  }
}

function readPerson({ row, certificateNo, name }: ClassPersonInput): NamedPerson {
  return { row, certificateNo, name: name ?? '' };
}

function sayRows(rows: readonly ListAnswer[], language: Language): ClassListRow[] {
  return rows.map(({ row, certificateNo, candidate, refusal }) => ({
    ...{ row, certificateNo, officerName: candidate?.name ?? null },
    unitName: candidate?.unitId ? candidate.unitName : null,
    refusal: refusal && refused(refusal, language),
  }));
}
