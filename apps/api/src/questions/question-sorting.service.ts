import { Injectable } from '@nestjs/common';
import { ok, refuse } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { SessionViewer } from '../platform/request-context';
import { QuestionWriterService } from './question-writer.service';
import type { StepOutcome } from './sign-off.service';
import { WorkingQuestions, type WorkingQuestion } from './working-questions';

export interface Sorting {
  /** From the widest to the narrowest; null = stays where it is. */
  readonly topicPath: readonly string[] | null;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

export type SortRefusal = 'NOT_FOUND' | 'SIGN_OFF_NOT_YOURS' | 'TAGS_INVALID';

const MOST_TAGS = 20;
const LONGEST_TAG = 30;

/** Topics and tags: they sort questions and say nothing in papers, so they change at once and without a revision. */
@Injectable()
export class QuestionSortingService {
  constructor(
    private readonly clock: Clock,
    private readonly working: WorkingQuestions,
    private readonly writer: QuestionWriterService,
  ) {}

  async sortQuestions(
    viewer: SessionViewer,
    questionIds: readonly string[],
    sorting: Sorting,
  ): Promise<StepOutcome<SortRefusal>[]> {
    const outcomes: StepOutcome<SortRefusal>[] = [];
    for (const questionId of new Set(questionIds)) {
      const result = await this.working.change(viewer, questionId, (on, question) =>
        this.sort(on, viewer, question, sorting),
      );
      outcomes.push({ questionId, result: result ?? refuse('NOT_FOUND') });
    }
    return outcomes;
  }

  private async sort(
    on: EntityManager,
    viewer: SessionViewer,
    question: WorkingQuestion,
    { topicPath, addTags, removeTags }: Sorting,
  ): Promise<StepOutcome<SortRefusal>['result']> {
    if (!question.isAuthor) return refuse('SIGN_OFF_NOT_YOURS');
    const added = addTags.map((tag) => tag.trim()).filter((tag) => tag !== '');
    const tags = [...new Set([...question.tags, ...added])].filter((tag) => !removeTags.includes(tag));
    if (tags.length > MOST_TAGS || tags.some((tag) => [...tag].length > LONGEST_TAG))
      return refuse('TAGS_INVALID', { most: MOST_TAGS, longest: LONGEST_TAG });
    const path = topicPath?.map((step) => step.trim()).filter((step) => step !== '') ?? null;
    const topic = path === null || path.length === 0 ? question.topic : path.join('/');
    const topics = await this.writer.ensureTopics(on, question.bankId, [topic.split('/')]);
    await on.query(`UPDATE questions SET topic_id = $2, tags = $3, updated_at = $4 WHERE id = $1`, [
      ...[question.id, topics.get(topic), tags, this.clock.now()],
    ]);
    await this.working.log(on, viewer, question.id, {
      ...{ revisionId: question.currentRevisionId, action: 'sort', detail: { topic, tags } },
    });
    return ok({ regionCode: question.regionCode });
  }
}
