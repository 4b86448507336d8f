import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { searchTextOf } from './question-content';
import { QuestionWriterService } from './question-writer.service';
import { QuestionsService } from './questions.service';

const BATCH = 500;

/** What questions are found by, made for those an older version of the product left without. */
@Injectable()
export class QuestionTextsService {
  constructor(
    private readonly questions: QuestionsService,
    private readonly writer: QuestionWriterService,
  ) {}

  async fill(on: EntityManager): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await on.query<{ id: string; bankId: string; revisionId: string }[]>(
        `SELECT id, bank_id AS "bankId", current_revision_id AS "revisionId" FROM questions
         WHERE search_text = '' AND id > $1 ORDER BY id LIMIT ${BATCH}`,
        [after],
      );
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
      await this.fillSome(on, rows);
    }
  }

  private async fillSome(
    on: EntityManager,
    rows: readonly { readonly id: string; readonly bankId: string; readonly revisionId: string }[],
  ): Promise<void> {
    const wordings = await this.questions.revisions(
      rows.map(({ revisionId }) => revisionId),
      on,
    );
    const texts = rows.flatMap(({ id, revisionId }) => {
      const draft = wordings.get(revisionId);
      return draft ? [{ id, text: searchTextOf(draft) }] : [];
    });
    await on.query(
      `UPDATE questions q SET search_text = r.text FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, text text)
       WHERE q.id = r.id`,
      [JSON.stringify(texts)],
    );
    for (const [bankId, ofBank] of Map.groupBy(rows, (row) => row.bankId)) {
      const questions = ofBank.flatMap(({ id, revisionId }) => {
        const draft = wordings.get(revisionId);
        return draft ? [{ questionId: id, draft }] : [];
      });
      await this.writer.keepSketches(on, bankId, questions);
    }
  }
}
