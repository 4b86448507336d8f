import { QuestionWriterService } from '../../apps/api/src/questions/question-writer.service';
import { queryOne } from '../../apps/api/src/platform/database';
import type { Probe, Target } from './authorization';
import type { TestApp } from './test-app';

let count = 0;

/** A draft of the team's in a bank, with a stem nobody else has. */
async function makeDraft(bankId: string, test: TestApp): Promise<string> {
  const questionId = crypto.randomUUID();
  const stem = `第${(count += 1)}号草稿：哪一部法律先施行？`;
  await test.database.transaction((on) =>
    test.app.get(QuestionWriterService).write(
      on,
      bankId,
      [
        {
          ...{ questionId, isNew: true, number: 1, isDated: true, as: 'standing', from: null, to: 'draft' },
          draft: {
            type: 'true_false',
            textFormat: 'plain',
            ...{ stem, options: [], parts: [], explanation: '', source: '', tags: [], topicPath: [] },
            key: { kind: 'true_false', isTrue: true },
            difficulty: 3,
            ...{ cognition: null, pointsHundredths: 100, citations: [], referenceDate: '2026-01-01' },
          },
        },
      ],
      { createdBy: null, uploadId: null },
    ),
  );
  return questionId;
}

async function makeSuggestion({ bankId, officer, questionId }: Target, test: TestApp): Promise<string> {
  const { id } = await queryOne<{ id: string }>(
    test.database,
    `INSERT INTO question_suggestions (question_id, bank_id, source_question_id, source_revision_id, suggested_by,
       suggested_at, note, status)
     SELECT $1, $2, q.id, q.current_revision_id, $3, now(), '', 'open' FROM questions q WHERE q.id = $4 RETURNING id`,
    [await makeDraft(bankId, test), bankId, officer.id, questionId],
  );
  return id;
}

/** A task of a question's, as if its text had ended. */
export async function makeTask(questionId: string, test: TestApp): Promise<string> {
  const { id } = await queryOne<{ id: string }>(
    test.database,
    `INSERT INTO amendment_tasks (question_id, bank_id, edition_slug, revision_id, status, opened_at)
     SELECT id, bank_id, 'epl-2014', current_revision_id, 'open', now() FROM questions WHERE id = $1 RETURNING id`,
    [questionId],
  );
  return id;
}

const draftOf = ({ bankId }: Target, test: TestApp) => makeDraft(bankId, test);
const outcome = '{ refusal { code } }';
const named = '{ __typename }';

const content =
  () => `{ type: TRUE_FALSE, textFormat: PLAIN, stem: "第${(count += 1)}号：是否应当立案？", options: [], parts: [],
  answerKey: { isTrue: true }, explanation: "", difficulty: 3, points: 1, topicPath: [], citations: "", source: "", tags: [] }`;

/** How the root fields about questions and ended texts are asked about what lies in a place. */
export const BANK_PROBES: Readonly<Record<string, Probe>> = {
  'Query.bank': { args: ({ bankId }) => `(id: "${bankId}")`, select: '{ name }' },
  'Query.question': { args: ({ questionId }) => `(id: "${questionId}")`, select: '{ status }' },
  'Query.questions': {
    args: ({ bankId }) => `(filter: { bankId: "${bankId}" }, page: { limit: 5, offset: 0 })`,
    select: '{ totalCount }',
  },
  'Query.similarQuestions': {
    args: async ({ bankId }, test) => {
      const { stem } = await queryOne<{ stem: string }>(
        test.database,
        `SELECT r.stem FROM questions q JOIN question_revisions r ON r.id = q.current_revision_id
         JOIN question_sketches s ON s.question_id = q.id WHERE char_length(r.stem) > 30 LIMIT 1`,
      );
      return `(bankId: "${bankId}", stem: ${JSON.stringify(stem)}, options: [])`;
    },
    select: '{ likeness }',
  },
  'Query.amendmentTask': { args: ({ taskId }) => `(id: "${taskId}")`, select: '{ status }' },
  'Mutation.saveQuestion': {
    args: ({ bankId }) => `(input: { bankId: "${bankId}", content: ${content()} })`,
    select: named,
  },
  'Mutation.makeQuestions': {
    args: ({ bankId }) => `(input: { bankId: "${bankId}", kind: DAILY_PENALTY, count: 1 })`,
    select: named,
  },
  'Mutation.signOffQuestions': {
    args: async (target, test) =>
      `(input: { questionIds: ["${await draftOf(target, test)}"], action: SUBMIT })`,
    select: outcome,
  },
  'Mutation.sortQuestions': {
    args: ({ questionId }) => `(input: { questionIds: ["${questionId}"], addTags: ["标签"] })`,
    select: outcome,
  },
  'Mutation.commentOnQuestion': {
    args: ({ questionId }) => `(input: { questionId: "${questionId}", text: "好" })`,
    select: named,
  },
  'Mutation.suggestQuestion': {
    args: async (target, test) => {
      const { id } = await queryOne<{ id: string }>(
        test.database,
        `SELECT id FROM banks WHERE name = '题库parent'`,
      );
      return `(input: { questionId: "${await draftOf(target, test)}", bankId: "${id}", note: "" })`;
    },
    select: named,
  },
  'Mutation.decideSuggestion': {
    args: async (target, test) =>
      `(input: { suggestionId: "${await makeSuggestion(target, test)}", isAccepted: true, reason: "" })`,
    select: named,
  },
  'Mutation.openAmendmentRun': {
    args: ({ regionCode }) => `(input: { editionSlug: "epl-2014", regionCode: ${regionCode} })`,
    select: named,
  },
  'Mutation.decideAmendments': {
    args: ({ taskId }) => `(input: { taskIds: ["${taskId}"], decision: UPDATED })`,
    select: outcome,
  },
};

/** Root fields about questions that are about nobody's region: what is one's own, the whole list, the law. */
export const BANK_PLACELESS: readonly string[] = [
  'Query.amendments',
  'Query.amendmentTasks',
  'Query.banks',
  'Query.questionExport',
  'Query.questionSuggestions',
  'Query.readCitations',
  'Mutation.commitQuestionImport',
  'Mutation.previewQuestionImport',
  'Mutation.publishEdition',
  'Mutation.undoQuestionImport',
];

/** Probes of them that make what they ask about. */
export const BANK_MAKES_ITS_OWN: readonly string[] = [
  'Mutation.signOffQuestions',
  'Mutation.suggestQuestion',
  'Mutation.decideSuggestion',
  // A refusal names the region that was asked about.
  'Mutation.openAmendmentRun',
  // The sentence of a task that is refused is the same; the outcome repeats the id that was sent.
];
