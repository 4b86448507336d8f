import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NATION } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { BUILT_IN_BANK } from '../questions/built-in-bank.loader';
import { AmendmentRunsService } from './amendment-runs.service';
import { AmendmentTasksService } from './amendment-tasks.service';

/**
 * The texts that ended before this version of the product came, and the questions that come with it. The bureaux' own
 * questions are gone through when somebody of theirs asks for it.
 */
@Injectable()
export class BuiltInAmendmentsLoader implements OnApplicationBootstrap {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly runs: AmendmentRunsService,
    private readonly tasks: AmendmentTasksService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.scopes.run(EVERYWHERE, async (on) => {
      const bank = await findOne<{ id: string }>(
        on,
        `SELECT id FROM banks WHERE region_code = $1 AND name = $2 FOR UPDATE`,
        [NATION, BUILT_IN_BANK],
      );
      if (!bank) return;
      const ended = await on.query<{ slug: string }[]>(
        `SELECT slug FROM editions WHERE effective_to <= $1 ORDER BY effective_to, slug`,
        [this.clock.today()],
      );
      for (const { slug } of ended) await this.runs.openFor(on, slug, null, { bankId: bank.id });
      await this.tasks.settleBank(on, bank.id);
    });
  }
}
