import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  makeDailyPenaltyQuestion,
  makeWhichLawQuestion,
  ok,
  refuse,
  type QuestionDraft,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import type { SessionViewer } from '../platform/request-context';
import { grantScope, Scopes } from '../platform/scope';
import { LawsService } from '../laws/laws.service';
import { BanksService, type SeenBank } from './banks.service';
import { stemDigestOf } from './question-content';
import { QuestionWriterService, type NewWording } from './question-writer.service';
import { BANK_WRITERS, writesBank } from './questions.policy';

/** Which law decides, and how much a daily penalty comes to: the two kinds whose key is computed. */
export type MadeKindName = 'which_law' | 'daily_penalty';

export const MOST_MADE = 100;

/** So many seeds are tried for each question that is wanted: some give a stem the bank holds already. */
const TRIES_EACH = 5;

/** Makes questions without end whose keys come from a rule and not from an author; they are signed off like any other. */
@Injectable()
export class QuestionMakerService {
  constructor(
    private readonly scopes: Scopes,
    private readonly laws: LawsService,
    private readonly banks: BanksService,
    private readonly writer: QuestionWriterService,
  ) {}

  async makeQuestions(
    viewer: SessionViewer,
    { bankId, kind, count }: { readonly bankId: string; readonly kind: MadeKindName; readonly count: number },
  ): Promise<
    Result<{ readonly madeCount: number; readonly bank: SeenBank }, 'BANK_NOT_FOUND' | 'COUNT_INVALID'>
  > {
    const bank = await this.banks.findFor(viewer, bankId);
    if (!bank || !writesBank(viewer.grants, bank.regionCode)) return refuse('BANK_NOT_FOUND');
    if (!(count >= 1 && count <= MOST_MADE)) return refuse('COUNT_INVALID', { most: MOST_MADE });
    return this.scopes.run(grantScope(viewer, BANK_WRITERS, bank.regionCode), async (on) => {
      await on.query(`SELECT FROM banks WHERE id = $1 FOR UPDATE`, [bankId]);
      const drafts = await this.newDrafts(on, bankId, kind, count);
      const wordings = drafts.map((draft): NewWording => ({
        ...{ questionId: randomUUID(), isNew: true, number: 1, draft, isDated: true },
        ...{ as: 'standing', from: null, to: 'draft' },
      }));
      if (wordings.length > 0)
        await this.writer.write(on, bankId, wordings, { createdBy: viewer.officerId, uploadId: null });
      return ok({ madeCount: wordings.length, bank });
    });
  }

  /** Of which the bank holds none and none is there twice. */
  private async newDrafts(
    on: EntityManager,
    bankId: string,
    kind: MadeKindName,
    count: number,
  ): Promise<QuestionDraft[]> {
    const made = new Map<string, QuestionDraft>();
    for (let tries = 0; tries < count * TRIES_EACH && made.size < count * 2; tries += 1) {
      const draft = this.make(kind, randomUUID());
      if (draft) made.set(stemDigestOf(draft), draft);
    }
    const held = await on.query<{ digest: string }[]>(
      `SELECT encode(stem_digest, 'hex') AS digest FROM questions
       WHERE bank_id = $1 AND status <> 'retired' AND encode(stem_digest, 'hex') = ANY ($2)`,
      [bankId, [...made.keys()]],
    );
    for (const { digest } of held) made.delete(digest);
    return [...made.values()].slice(0, count);
  }

  private make(kind: MadeKindName, seed: string): QuestionDraft | null {
    switch (kind) {
      case 'which_law':
        return makeWhichLawQuestion(seed, this.laws.tableOfActs, this.laws.catalogue);
      case 'daily_penalty':
        return makeDailyPenaltyQuestion(seed);
    }
  }
}
