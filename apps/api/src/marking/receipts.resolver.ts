import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { SessionViewer } from '../platform/request-context';
import { ReceiptsService } from './receipts.service';
import { CheckReceiptResult } from './receipts.types';

@Resolver()
export class ReceiptsResolver {
  constructor(private readonly receipts: ReceiptsService) {}

  @Query(() => CheckReceiptResult, { description: 'Whether a receipt that somebody shows was given.' })
  @Allow('training_manager')
  async checkReceipt(
    @Args('examId', { type: () => ID }) examId: string,
    @Args('code') code: string,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const checked = await this.receipts.checkReceipt(viewer, examId, code);
    return checked.ok ? checked.value : refused(checked.refusal, language);
  }
}
