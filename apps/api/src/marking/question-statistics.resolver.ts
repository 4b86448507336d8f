import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { rightRatio } from '@whetstone/domain';
import type { RequestContext } from '../platform/request-context';
import type { SeenQuestion } from '../questions/questions.service';
import { QuestionNode } from '../questions/questions.types';
import { QuestionStatistics } from './question-statistics.types';
import { QuestionStatisticsService } from './question-statistics.service';

@Resolver(() => QuestionNode)
export class QuestionStatisticsResolver {
  constructor(private readonly statistics: QuestionStatisticsService) {}

  @ResolveField(() => QuestionStatistics, { name: 'statistics', description: 'Over all its wordings.' })
  async statisticsOf(
    @Parent() { id }: SeenQuestion,
    @Context() context: RequestContext,
  ): Promise<QuestionStatistics> {
    const { paperCount, rightCount, exams } = await this.statistics.loaderOf(context).load(id);
    return {
      ...{ paperCount, rightRatio: rightRatio(rightCount, paperCount) },
      exams: exams.map(({ examTitle, closedAt, ...row }) => ({
        ...{ examTitle, closedAt },
        figures: { ...row, options: [...row.options], flags: [...row.flags] },
      })),
    };
  }
}
