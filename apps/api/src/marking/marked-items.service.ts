import { Injectable } from '@nestjs/common';
import { plainTextOf } from '@whetstone/domain';
import { Scopes } from '../platform/scope';
import { QuestionsService } from '../questions/questions.service';
import type { MarkedItem } from './marked-exams.types';
import { QuestionStatisticsService } from './question-statistics.service';
import type { SeenExam } from './seen-exams.service';

/** The questions of a test as those who answer for it look at them. */
@Injectable()
export class MarkedItemsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly questions: QuestionsService,
    private readonly statistics: QuestionStatisticsService,
  ) {}

  /** Those that need looking at first; before the test is counted in the order of their ids. */
  async ofExam(exam: SeenExam): Promise<MarkedItem[]> {
    const rows = await this.statistics.ofExam(exam.id);
    const byId = new Map(rows.map((row) => [row.revisionId, row]));
    const asked = await this.asked(exam);
    const ids = [...byId.keys(), ...asked.filter((id) => !byId.has(id))];
    const revisions = await this.questions.fullRevisions(ids);
    return ids.flatMap((revisionId) => {
      const revision = revisions.get(revisionId);
      if (!revision) return [];
      const { questionId, type, stem, textFormat, options, key } = revision;
      const row = byId.get(revisionId);
      return [
        {
          ...{ revisionId, questionId, type, stemText: plainTextOf(stem, textFormat) },
          optionLabels: type === 'true_false' ? ['TRUE', 'FALSE'] : options.map(({ label }) => label),
          blankCount: key.kind === 'fill_in' ? key.blanks.length : 0,
          statistics: row ? { ...row, options: [...row.options], flags: [...row.flags] } : null,
        },
      ];
    });
  }

  /** The questions that stood on the papers that were handed in. */
  private async asked({ id, seenIn }: SeenExam): Promise<string[]> {
    const rows = await this.scopes.in(seenIn).query<{ id: string }[]>(
      `SELECT DISTINCT k.key->>'questionId' AS id
       FROM (SELECT DISTINCT paper_id FROM attempts WHERE exam_id = $1 AND state = 'submitted') a
       JOIN paper_keys p ON p.paper_id = a.paper_id, jsonb_array_elements(p.keys) AS k(key) ORDER BY 1`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}
