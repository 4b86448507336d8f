import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { OfficerEditsService, type EditResult } from './officer-edits.service';
import { OfficersService } from './officers.service';
import {
  EndPostingInput,
  EndPostingResult,
  OfficerChanged,
  RevealIdNumberInput,
  RevealIdNumberResult,
  SecondOfficerInput,
  SecondOfficerResult,
  TransferOfficerInput,
  TransferOfficerResult,
  UpdateOfficerInput,
  UpdateOfficerResult,
} from './officers.types';

@Resolver()
export class OfficerEditsResolver {
  constructor(
    private readonly edits: OfficerEditsService,
    private readonly officers: OfficersService,
  ) {}

  @Mutation(() => UpdateOfficerResult)
  @Allow('training_manager')
  async updateOfficer(
    @Args('input') input: UpdateOfficerInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const { officerId, version, certificateValidFrom, certificateValidTo } = input;
    const facts = {
      ...input,
      certificateValidFrom: certificateValidFrom ?? null,
      certificateValidTo: certificateValidTo ?? null,
    };
    return this.answer(officerId, await this.edits.updateOfficer(viewer, officerId, version, facts), context);
  }

  @Mutation(() => TransferOfficerResult, {
    description: 'Ends the present posting and begins another on the same day.',
  })
  @Allow('training_manager')
  async transferOfficer(
    @Args('input') { officerId, version, ...next }: TransferOfficerInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const posting = { ...next, grade: next.grade ?? null };
    return this.answer(
      officerId,
      await this.edits.transferOfficer(viewer, officerId, version, posting),
      context,
    );
  }

  @Mutation(() => EndPostingResult, { description: 'A leaver: his posting ends, he stays on record.' })
  @Allow('training_manager')
  async endPosting(
    @Args('input') { officerId, version, on }: EndPostingInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return this.answer(officerId, await this.edits.endPosting(viewer, officerId, version, on), context);
  }

  @Mutation(() => SecondOfficerResult, {
    description: 'Lends him to another unit, where he counts until he is back.',
  })
  @Allow('training_manager')
  async secondOfficer(
    @Args('input') { officerId, version, ...loan }: SecondOfficerInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return this.answer(officerId, await this.edits.secondOfficer(viewer, officerId, version, loan), context);
  }

  @Mutation(() => RevealIdNumberResult)
  @Allow('training_manager')
  async revealIdNumber(
    @Args('input') { officerId, reason }: RevealIdNumberInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.edits.revealIdNumber(viewer, officerId, reason);
    const regionCode = result.ok ? result.value.regionCode : null;
    auditNotes.push({ subjectType: 'officer', subjectId: officerId, regionCode, detail: { reason } });
    return result.ok ? { idNumber: result.value.idNumber } : refused(result.refusal, language);
  }

  private async answer(officerId: string, result: EditResult, { language, auditNotes }: RequestContext) {
    const regionCode = 'ok' in result && result.ok ? result.value.regionCode : null;
    auditNotes.push({ subjectType: 'officer', subjectId: officerId, regionCode });
    if (!('ok' in result)) {
      const { message } = refused({ code: 'OFFICER_CHANGED', data: {} }, language);
      return Object.assign(new OfficerChanged(), { ...result, message });
    }
    return result.ok ? this.officers.find(officerId) : refused(result.refusal, language);
  }
}
