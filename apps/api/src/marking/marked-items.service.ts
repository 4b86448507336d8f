import { Injectable } from '@nestjs/common';
import { plainTextOf } from '@whetstone/domain';
import { QuestionsService } from '../questions/questions.service';
import type { MarkedItem } from './marked-exams.types';
import { QuestionStatisticsService } from './question-statistics.service';
import type { SeenExam } from './seen-exams.service';

/** The questions of a test as those who answer for it look at them. */
@Injectable()
export class MarkedItemsService {
  constructor(
    private readonly questions: QuestionsService,
    private readonly statistics: QuestionStatisticsService,
  ) {}

  async ofExam({ id }: SeenExam): Promise<MarkedItem[]> {
    const rows = await this.statistics.ofExam(id);
    const revisions = await this.questions.fullRevisions(rows.map(({ revisionId }) => revisionId));
    return rows.flatMap((row) => {
      const revision = revisions.get(row.revisionId);
      if (!revision) return [];
      const { questionId, type, stem, textFormat } = revision;
      const stemText = plainTextOf(stem, textFormat);
      const statistics = { ...row, options: [...row.options], flags: [...row.flags] };
      return [{ revisionId: row.revisionId, questionId, type, stemText, statistics }];
    });
  }
}
