import { AnswerCollector } from '../../apps/api/src/markers/answer-collector.service';
import type { ApiClient } from './api-client';
import { ADD_MARKER, HAND_MARKING, MARK_ANSWER, SET_MARKING_PLAN, TAKE_ANSWER } from './markers-operations';
import { accepted } from './outcome';
import { BAYANNUR, type SeededOfficer } from './seed';
import type { TestApp } from './test-app';
import { setWrittenExam, type WrittenExam } from './written-exam';

let halls = 0;

/** Those who mark one exam, and whoever leads them. */
export class MarkingHall {
  private constructor(
    readonly test: TestApp,
    readonly exam: WrittenExam,
    readonly lead: ApiClient,
    readonly shortId: string,
    readonly caseId: string,
  ) {}

  /** An exam with a short answer and a case: half points, a fifth apart, nobody reads his own unit. */
  static async open(test: TestApp): Promise<MarkingHall> {
    test.clock.set('2026-11-18T12:00:00+08:00');
    // Everybody comes in anew at every test, more often than anybody may in a quarter of an hour.
    await test.database.query(`DELETE FROM rate_limits`);
    const exam = await setWrittenExam(test, {}, `简答与案例${(halls += 1)}`);
    test.clock.set('2026-11-19T09:10:00+08:00');
    const lead = await test.signedIn(exam.manager);
    const marking = (await lead.run(HAND_MARKING, { id: exam.id })).markedExam?.handMarking;
    const [short, caseStudy] = marking?.questions.map(({ question }) => question.revisionId) ?? [];
    const hall = new MarkingHall(test, exam, lead, short ?? '', caseStudy ?? '');
    accepted(await hall.plan());
    return hall;
  }

  /** The same exam, led by who has signed in again. */
  async later(): Promise<MarkingHall> {
    const { test, exam, shortId, caseId } = this;
    return new MarkingHall(test, exam, await test.signedIn(exam.manager), shortId, caseId);
  }

  async plan(change: { stepPoints?: number; limitPercent?: number; excludesOwnUnit?: boolean } = {}) {
    const plan = { stepPoints: 0.5, limitPercent: 20, excludesOwnUnit: true, ...change };
    return (await this.lead.run(SET_MARKING_PLAN, { input: { examId: this.exam.id, ...plan } }))
      .setMarkingPlan;
  }

  /** Somebody who holds the role in the city and marks this exam. */
  async marker(regionCode = BAYANNUR): Promise<{ officer: SeededOfficer; client: ApiClient }> {
    const officer = await this.test.seed.officer({
      ...{ regionCode, grants: [{ role: 'marker', regionCode: BAYANNUR }] },
    });
    const input = { examId: this.exam.id, officerId: officer.id };
    accepted((await this.lead.run(ADD_MARKER, { input })).addMarker);
    return { officer, client: await this.test.signedIn(officer) };
  }

  collect(): Promise<void> {
    return this.test.app.get(AnswerCollector).collect(this.exam.id);
  }

  async take(client: ApiClient, revisionId = this.shortId) {
    return (await client.run(TAKE_ANSWER, { input: { examId: this.exam.id, revisionId } })).takeAnswer;
  }

  async mark(
    client: ApiClient,
    id: string,
    ticks: number[],
    more: { isAnchor?: boolean; reason?: string } = {},
  ) {
    const input = { id, ticks, isAnchor: false, ...more };
    return (await client.run(MARK_ANSWER, { input })).markAnswer;
  }

  /** Takes the next text of a question and gives points to it. @returns the text. */
  async read(client: ApiClient, ticks: number[], revisionId = this.shortId): Promise<string> {
    const { id, isAnchor, texts } = accepted(await this.take(client, revisionId));
    accepted(await this.mark(client, id, ticks, { isAnchor }));
    return texts.join();
  }

  async progress() {
    return (await this.lead.run(HAND_MARKING, { id: this.exam.id })).markedExam?.handMarking;
  }

  async resultOf(attemptId: string): Promise<{ points: number | null; passed: boolean | null } | undefined> {
    const [row] = await this.test.database.query<{ points: number | null; passed: boolean | null }[]>(
      `SELECT points_hundredths AS points, is_passed AS passed FROM attempts WHERE id = $1`,
      [attemptId],
    );
    return row;
  }
}
