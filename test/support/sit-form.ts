import type { Answer, QuestionKey } from '@whetstone/domain';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import type { ExamRow } from '../../apps/api/src/exams/exams.service';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import { LINHE, type SeededOfficer } from './seed';
import type { TestApp } from './test-app';

export interface SatForm {
  readonly officers: readonly SeededOfficer[];
  readonly attemptIds: readonly string[];
  readonly questionIds: readonly string[];
  /** One right label of each question. */
  readonly right: readonly string[];
}

/**
 * Several officers sit one form; each has the first so many questions right, or the labels that are given. Then the time
 * is over and the server ends and marks what they saved.
 */
export async function sitForm(
  test: TestApp,
  { exam, issue }: { readonly exam: ExamRow; readonly issue: IssueRow },
  sheets: readonly (number | readonly string[])[],
  { regionCode = LINHE, form = 1 }: { readonly regionCode?: number; readonly form?: number } = {},
): Promise<SatForm> {
  const officers: SeededOfficer[] = [];
  for (const _ of sheets) officers.push(await test.seed.officer({ regionCode }));
  const [first] = officers;
  if (!first) throw new Error('Nobody sits');
  await test.seed.attended(first, issue, regionCode);
  const firstAttempt = await test.seed.openAttempt(first, exam);
  // Which one he got is his number's affair; the figures are a form's.
  await test.database.query(
    `UPDATE attempts SET paper_id = (SELECT id FROM papers WHERE exam_id = $2 AND form = $3) WHERE id = $1`,
    [firstAttempt, exam.id, form],
  );
  const [paper] = await test.database.query<{ keys: { questionId: string; key: QuestionKey }[] }[]>(
    `SELECT k.keys FROM paper_keys k JOIN attempts a ON a.paper_id = k.paper_id WHERE a.id = $1`,
    [firstAttempt],
  );
  const keys = paper?.keys ?? [];
  const right = keys.map(({ key }) => rightLabel(key));
  const attemptIds: string[] = [];
  for (const [place, sheet] of sheets.entries()) {
    const labels =
      typeof sheet === 'number' ? right.map((label, at) => (at < sheet ? label : other(label))) : sheet;
    const answers = keys.map(({ questionId }, at): Answer => ({
      questionId,
      labels: [labels[at] ?? ''].filter(Boolean),
      texts: [],
    }));
    const filled = JSON.stringify({ answers, flagged: [] });
    const [row] = await test.database.query<{ id: string }[]>(
      place === 0
        ? `WITH done AS (UPDATE attempts SET sheet = $3, rev = 1, officer_id = $2 WHERE id = $1 RETURNING id) SELECT id FROM done`
        : `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at,
             deadline, region_code)
           SELECT exam_id, $2, number, paper_id, state, epoch, 1, $3, sheet_hash, started_at, deadline, region_code
           FROM attempts WHERE id = $1 RETURNING id`,
      [firstAttempt, officers[place]?.id, filled],
    );
    attemptIds.push(row?.id ?? '');
  }
  test.clock.advance(exam.durationSeconds + 60);
  while ((await test.app.get(AttemptsService).sweep()) > 0);
  return { officers, attemptIds, questionIds: keys.map(({ questionId }) => questionId), right };
}

function rightLabel(key: QuestionKey): string {
  if (key.kind === 'choice') return key.labels[0] ?? '';
  if (key.kind === 'true_false') return key.isTrue ? 'TRUE' : 'FALSE';
  throw new Error('Nothing to choose');
}

/** A wrong one beside it. */
function other(label: string): string {
  return label === 'A' ? 'B' : label === 'TRUE' ? 'FALSE' : label === 'FALSE' ? 'TRUE' : 'A';
}
