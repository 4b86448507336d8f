import { Injectable } from '@nestjs/common';
import {
  partAnswer,
  strengthOf,
  type Answer,
  type Language,
  type PartKey,
  type QuestionPart,
} from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { FrozenPapersService } from '../exams/frozen-papers.service';
import { PapersService, type FrozenQuestion } from '../exams/papers.service';
import { ResultRulesService } from '../exams/result-rules.service';
import { keyTexts, QuestionsService } from '../questions/questions.service';
import type { AttemptRow } from './attempt-rows';
import type { AttemptResult, ReviewedPart } from './attempt-results.types';

/** A country hands in the same paper in the same minute and reads the same words about it: more than this is forgotten. */
const MOST_KEPT = 100;

type Wording = Awaited<ReturnType<QuestionsService['revisions']>>;
type Citations = Awaited<ReturnType<QuestionsService['citations']>>;

/** What an officer learns from an attempt once it is handed in: points, topics, and every question with its key. */
@Injectable()
export class AttemptReviewService {
  /** By paper, language and minute. */
  private readonly kept = new Map<string, Promise<[Wording, Citations]>>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly papers: PapersService,
    private readonly frozen: FrozenPapersService,
    private readonly questions: QuestionsService,
    private readonly results: ResultRulesService,
  ) {}

  /** Null until the attempt is handed in, fully marked and its results are out: before that nothing of the key leaves the server. */
  async review(attempt: AttemptRow, language: Language): Promise<AttemptResult | null> {
    const { marks, pointsHundredths, isPassed, receiptCode } = attempt;
    if (attempt.state !== 'submitted' || !marks || pointsHundredths === null || !receiptCode) return null;
    if (!(await this.results.isAnnounced(attempt.examId))) return null;
    const areKeysTold = attempt.keysFrom === null || attempt.keysFrom <= this.clock.now();
    const { sections } = await this.frozen.get(attempt.paperId);
    const questions = sections.flatMap((section) => section.questions);
    const [keys, [wording, citations]] = await Promise.all([
      this.papers.keys(this.database, attempt.paperId),
      this.wordsOf(attempt.paperId, questions, language),
    ]);
    const keyOf = new Map(keys.map(({ questionId, key }) => [questionId, key]));
    const pointsOf = new Map(marks.map((mark) => [mark.questionId, mark.hundredths]));
    const given = new Map(attempt.sheet.answers.map((answer) => [answer.questionId, answer]));
    return {
      points: pointsHundredths / 100,
      maxPoints: attempt.maxPoints,
      passPoints: attempt.passPoints,
      isPassed: isPassed === true,
      receiptCode,
      topics: topicResults(questions, pointsOf),
      // Which answers were wrong says much of the key.
      questions: (areKeysTold ? questions : []).map(({ id, maxHundredths }) => {
        const key = keyOf.get(id);
        const answer = given.get(id);
        return {
          questionId: id,
          isCorrect: pointsOf.get(id) === maxHundredths,
          points: (pointsOf.get(id) ?? 0) / 100,
          given: answer ? { questionId: id, labels: [...answer.labels], texts: [...answer.texts] } : null,
          key: key && key.kind !== 'case' ? keyTexts(key) : [],
          parts: key?.kind === 'case' ? reviewParts(answer, key.parts, wording.get(id)?.parts ?? []) : [],
          explanation: wording.get(id)?.explanation ?? '',
          citations: citations.get(id) ?? [],
        };
      }),
    };
  }

  /** Wording and citations of a paper, asked for once a minute. */
  private wordsOf(
    paperId: string,
    questions: readonly FrozenQuestion[],
    language: Language,
  ): Promise<[Wording, Citations]> {
    const minute = Math.floor(this.clock.now().getTime() / 60_000);
    const place = `${paperId} ${language} ${String(minute)}`;
    const found = this.kept.get(place);
    if (found) return found;
    const ids = questions.map(({ id }) => id);
    const words = Promise.all([this.questions.revisions(ids), this.questions.citations(ids, language)]);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(place, words);
    words.catch(() => this.kept.delete(place));
    return words;
  }
}

function reviewParts(
  answer: Answer | undefined,
  keys: readonly PartKey[],
  parts: readonly Pick<QuestionPart, 'explanation'>[],
): ReviewedPart[] {
  return keys.map((key, index) => {
    const { labels, texts } = partAnswer(answer, index, key.kind);
    const given = [...labels, ...texts].filter((text) => text.trim() !== '');
    return { given, key: keyTexts(key), explanation: parts[index]?.explanation ?? '' };
  });
}

/** Points by the widest topic, in the order of the paper. */
function topicResults(questions: readonly FrozenQuestion[], pointsOf: ReadonlyMap<string, number>) {
  const byTopic = Map.groupBy(questions, (question) => question.topic.split('/')[0] ?? '');
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return [...byTopic].map(([topic, asked]) => {
    const earned = sum(asked.map((question) => pointsOf.get(question.id) ?? 0));
    const max = sum(asked.map((question) => question.maxHundredths));
    return {
      topic,
      points: earned / 100,
      maxPoints: max / 100,
      strength: strengthOf(earned, max, asked.length),
    };
  });
}
