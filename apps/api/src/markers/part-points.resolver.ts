import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AttemptRow } from '../attempts/attempts.service';
import { AttemptType } from '../attempts/attempts.types';
import { PartPointsService } from './part-points.service';
import { PartPoints } from './part-points.types';

@Resolver(() => AttemptType)
export class AttemptPartPointsResolver {
  constructor(private readonly parts: PartPointsService) {}

  @ResolveField(() => [PartPoints], {
    description: 'Of each case; empty until the results are out and keys are shown.',
  })
  async partPoints(@Parent() attempt: AttemptRow): Promise<PartPoints[]> {
    return (await this.parts.of(attempt)).map(({ questionId, hundredths }) => ({
      questionId,
      points: hundredths.map((part) => (part === null ? null : part / 100)),
    }));
  }
}
