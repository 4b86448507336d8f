import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptPreparationService } from '../../apps/api/src/attempts/attempt-preparation.service';
import type { BlueprintContentInput, ExamAudienceInput, SetExamInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { cellInput, contentInput, SAVE_BLUEPRINT, sectionInput } from '../support/blueprint-operations';
import {
  AUDIENCE_COUNT,
  audienceInput,
  examInput,
  EXAMS,
  GRANT_EXTRA_TIME,
  MY_EXAMS,
  MY_RESULT,
  SET_EXAM,
  START_IN_HALL,
} from '../support/exam-operations';
import { SAVE_SHEET } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const NOON_BEFORE = '2026-11-18T12:00:00+08:00';
const TEN_PAST_NINE = '2026-11-19T09:10:00+08:00';
const NOWHERE = '00000000-0000-4000-8000-000000000000';

describe('setting an exam that stands by itself', () => {
  let test: TestApp;
  let manager: ApiClient;
  let builtIn: string;
  let blueprintId: string;
  let officers: Record<'linhe' | 'second' | 'wuyuan' | 'baotou', SeededOfficer>;
  let count = 0;
  let managerRow: SeededOfficer;

  beforeAll(async () => {
    test = await startTestApp();
    managerRow = await test.seed.officer({
      ...{ regionCode: BAYANNUR, postedTo: '2024-02-01' },
      grants: [{ role: 'training_manager', regionCode: BAYANNUR }],
    });
    builtIn = await test.seed.builtInBank();
    officers = {
      linhe: await test.seed.officer({ regionCode: LINHE }),
      second: await test.seed.officer({ regionCode: LINHE }),
      wuyuan: await test.seed.officer({ regionCode: WUYUAN }),
      baotou: await test.seed.officer({ regionCode: BAOTOU }),
    };
    await test.database.query(`UPDATE postings SET grade = 'junior', post = '科员' WHERE officer_id = $1`, [
      officers.second.id,
    ]);
  });
  beforeEach(async () => {
    // Everybody comes in anew at every test, more often than anybody may in a quarter of an hour.
    await test.database.query(`DELETE FROM rate_limits`);
    test.clock.set(NOON_BEFORE);
    manager = await test.signedIn(managerRow);
    blueprintId = await plan();
  });
  afterAll(() => test.close());

  async function plan(change: Partial<BlueprintContentInput> = {}): Promise<string> {
    const content = contentInput(builtIn, change);
    const input = { id: null, version: 0, regionCode: BAYANNUR, name: `方案${(count += 1)}`, content };
    return accepted((await manager.run(SAVE_BLUEPRINT, { input })).saveBlueprint).id;
  }

  const set = async (change: Partial<SetExamInput> = {}) =>
    (await manager.run(SET_EXAM, { input: examInput(blueprintId, change) })).setExam;
  const setFor = async (change: Partial<SetExamInput> = {}) => accepted(await set(change)).id;
  const countOf = async (change: Partial<ExamAudienceInput>) => {
    const audience = audienceInput(change);
    return (await manager.run(AUDIENCE_COUNT, { audience, day: '2026-11-19' })).audienceCount;
  };
  /** An officer on the morning of the exam. */
  const at = async (officer: SeededOfficer, moment = TEN_PAST_NINE) => {
    test.clock.set(moment);
    return test.signedIn(officer);
  };
  const start = async (client: ApiClient, examId: string, hallPassword: string | null = null) =>
    (await client.run(START_IN_HALL, { input: { examId, hallPassword } })).startAttempt;
  const mine = async (client: ApiClient, examId: string) =>
    (await client.run(MY_EXAMS, {})).viewer?.exams.find(({ id }) => id === examId);
  const attended = async (officer: SeededOfficer) => {
    const issue = await test.seed.lectureIssue();
    await test.seed.attended(officer, issue);
    return issue.id;
  };

  it('keeps what was set, draws its forms and freezes them without a key', async () => {
    const limits = { formCount: 2, overlapRatio: 0, formsPerQuestion: 1, mostExposures: null };
    blueprintId = await plan({ limits });
    const exam = accepted(
      await set({
        ...{
          title: ' 第四季度 ',
          lastEntryAt: '2026-11-19T01:30:00.000Z',
          attemptsAllowed: 2,
          isPractice: true,
        },
        ...{ showsWholePaper: true, hallNetworks: ['10.15.0.0/16'], hallPassword: '青山绿水' },
        ...{ resultsFrom: '2026-11-19T05:00:00.000Z', keysFrom: '2026-11-20T01:00:00.000Z' },
      }),
    );
    expect(exam).toMatchObject({
      ...{
        title: '第四季度',
        questionCount: 4,
        durationSeconds: 3600,
        maxPoints: 20,
        passPoints: 12,
        formCount: 2,
      },
      ...{
        lastEntryAt: '2026-11-19T01:30:00.000Z',
        attemptsAllowed: 2,
        isPractice: true,
        showsWholePaper: true,
      },
      ...{ needsPassword: true, hallNetworks: ['10.15.0.0/16'], region: { code: BAYANNUR } },
      ...{ resultsFrom: '2026-11-19T05:00:00.000Z', keysFrom: '2026-11-20T01:00:00.000Z' },
      ...{
        audienceRegions: [{ code: BAYANNUR }],
        audience: { posts: [], grades: [], count: 3, listedCount: 0 },
      },
    });
    const papers = await test.database.query<{ form: number; content: string }[]>(
      `SELECT form, content::text AS content FROM papers WHERE exam_id = $1 ORDER BY form`,
      [exam.id],
    );
    expect(papers.map(({ form }) => form)).toEqual([1, 2]);
    expect(papers.every(({ content }) => !/"labels"|"key"|difficulty/.test(content))).toBe(true);
    expect((await manager.run(EXAMS, {})).exams.nodes.map(({ id }) => id)).toContain(exam.id);
  });

  it('freezes the scoring rule of a section beside its keys, and marks by it', async () => {
    const scoring = { kind: 'FIXED_FOR_SUBSET' as const, subsetPoints: 0.5 };
    blueprintId = await plan({ sections: [sectionInput({ type: 'MULTIPLE', scoring })] });
    const examId = await setFor();
    const sitting = await Sitting.begin(await at(officers.linhe), examId);
    const right = await sitting.rightAnswers(test.database);
    const partly = right.map((answer, index) =>
      index === 0 ? answer : { ...answer, labels: answer.labels.slice(0, 1) },
    );
    expect(outcomeOf(await sitting.submit(sitting.sheetOf(1, partly)))).toBe('Attempt');
    const [row] = await test.database.query<{ points: number }[]>(
      `SELECT points_hundredths AS points FROM attempts WHERE id = $1`,
      [sitting.attemptId],
    );
    expect(row?.points).toBe(500 + 3 * 50);
  });

  it.each<[string, Partial<SetExamInput>, string, string]>([
    ['no title', { title: ' ' }, 'TITLE_MISSING', '请填写标题。'],
    [
      'a window that closes before it opens',
      { closesAt: '2026-11-19T00:59:00Z' },
      'EXAM_WINDOW_REVERSED',
      '考试的关闭时间 2026-11-19 08:59 须晚于开放时间 2026-11-19 09:00。',
    ],
    [
      'a window that is past',
      { opensAt: '2026-11-17T01:00:00Z', closesAt: '2026-11-17T04:00:00Z' },
      'EXAM_WINDOW_PAST',
      '考试的关闭时间 2026-11-17 12:00 已经过去。',
    ],
    [
      'a duration longer than the window',
      { durationMinutes: 181 },
      'EXAM_LONGER_THAN_WINDOW',
      '考试时长 181 分钟，超过开放的 180 分钟。',
    ],
    ['no duration', { durationMinutes: 0 }, 'DURATION_INVALID', '考试时长须在 1 到 300 分钟之间。'],
    [
      'a last entry after the closing',
      { lastEntryAt: '2026-11-19T04:01:00Z' },
      'EXAM_LAST_ENTRY_OUTSIDE',
      '最晚入场时间 2026-11-19 12:01 须在 2026-11-19 09:00 之后、2026-11-19 12:00 之前。',
    ],
    [
      'a last entry before the opening',
      { lastEntryAt: '2026-11-19T00:30:00Z' },
      'EXAM_LAST_ENTRY_OUTSIDE',
      '最晚入场时间 2026-11-19 08:30 须在 2026-11-19 09:00 之后、2026-11-19 12:00 之前。',
    ],
    [
      'more points to pass than there are',
      { passPoints: 21 },
      'PASS_POINTS_INVALID',
      '合格分须大于 0 且不超过总分 20。',
    ],
    ['no attempt', { attemptsAllowed: 0 }, 'ATTEMPTS_INVALID', '可考次数须在 1 到 10 之间。'],
    [
      'keys while it is open',
      { keysFrom: '2026-11-19T03:00:00Z' },
      'EXAM_KEYS_WHILE_OPEN',
      '公布答案的时间 2026-11-19 11:00 不能早于考试关闭的时间 2026-11-19 12:00。',
    ],
    [
      'keys before results',
      { resultsFrom: '2026-11-21T01:00:00Z', keysFrom: '2026-11-20T01:00:00Z' },
      'EXAM_KEYS_BEFORE_RESULTS',
      '公布答案的时间 2026-11-20 09:00 不能早于公布成绩的时间 2026-11-21 09:00。',
    ],
    [
      'a password of three characters',
      { hallPassword: 'abc' },
      'EXAM_PASSWORD_SHORT',
      '考场口令至少 4 个字符。',
    ],
    [
      'a network that is none',
      { hallNetworks: ['10.15.0.0/33'] },
      'EXAM_NETWORK_INVALID',
      '“10.15.0.0/33”不是网络地址，应如 10.15.0.0/16。',
    ],
    [
      'a blueprint that is not there',
      { blueprintId: NOWHERE },
      'EXAM_BLUEPRINT_UNKNOWN',
      '没有这个组卷方案，或者它不在您的权限范围内。',
    ],
    [
      'a lecture that is not there',
      { prerequisiteIssueId: NOWHERE },
      'EXAM_LECTURE_UNKNOWN',
      '没有这一期大讲堂，或它不在您的区域内。',
    ],
    [
      'nobody',
      { audience: audienceInput({ regionCodes: [] }) },
      'EXAM_AUDIENCE_MISSING',
      '请选择参加考试的区划或培训班，或列出人员。',
    ],
    [
      'nobody who fits',
      { audience: audienceInput({ posts: ['局长'] }) },
      'EXAM_AUDIENCE_EMPTY',
      '2026-11-19 没有符合条件的在岗人员，无人可参加。',
    ],
    [
      'a region that is none',
      { audience: audienceInput({ regionCodes: [999_999] }) },
      'EXAM_REGION_UNKNOWN',
      '没有这个行政区划：999999。',
    ],
    [
      'a region beside',
      { audience: audienceInput({ regionCodes: [BAOTOU] }) },
      'REGION_NOT_YOURS',
      '该行政区划不在您的权限范围内：内蒙古自治区 · 包头市。',
    ],
    [
      'a certificate that is nobody’s',
      { audience: audienceInput({ certificateNos: ['X1'] }) },
      'EXAM_OFFICER_UNKNOWN',
      '执法证号 X1 没有对应的人员，或不在您的权限范围内。',
    ],
    [
      'a make-up of nothing',
      { audience: audienceInput({ makeUpOf: NOWHERE }) },
      'EXAM_MAKE_UP_UNKNOWN',
      '没有这场要补考的考试，或它不是您设置的。',
    ],
  ])('refuses %s', async (_, change, code, message) =>
    expect(await set(change)).toEqual({ __typename: 'Refused', code, message }),
  );

  it('says it in English too', async () => {
    const english = await test.signedIn(managerRow, 'en');
    const input = examInput(blueprintId, { durationMinutes: 181 });
    expect((await english.run(SET_EXAM, { input })).setExam).toMatchObject({
      message: 'The duration of 181 minutes is longer than the 180 minutes the exam is open.',
    });
  });

  it('refuses a blueprint that sums to 99, and a bank too small, and sets nothing', async () => {
    blueprintId = await plan({ totalPoints: 21 });
    expect(await set()).toMatchObject({ code: 'BLUEPRINT_SUM' });
    const sections = [
      sectionInput({ pointsEach: 0.1, cells: [cellInput({ topic: '没有这个知识点', count: 200 })] }),
    ];
    blueprintId = await plan({ sections });
    const before = await test.database.query<unknown[]>(`SELECT id FROM exams`);
    expect(await set()).toMatchObject({
      code: 'BLUEPRINT_CELL_SHORT',
      message: '题库不足：第 1 大题第 1 格要 200 题，可用 0 题。',
    });
    expect(await test.database.query<unknown[]>(`SELECT id FROM exams`)).toHaveLength(before.length);
  });

  it('holds in the database what must hold, whatever the code does', async () => {
    const id = await setFor();
    const breaks = (assignment: string) =>
      test.database.query(`UPDATE exams SET ${assignment} WHERE id = $1`, [id]);
    await expect(breaks(`duration_seconds = 10801`)).rejects.toThrow('ck_exams_length');
    await expect(breaks(`last_entry_at = closes_at + interval '1 second'`)).rejects.toThrow(
      'ck_exams_last_entry',
    );
    await expect(breaks(`keys_from = opens_at`)).rejects.toThrow('ck_exams_release');
    await expect(breaks(`region_code = NULL`)).rejects.toThrow('ck_exams_home');
    await expect(breaks(`blueprint_version_id = NULL`)).rejects.toThrow('ck_exams_source');
  });

  describe('counts whom it asks', () => {
    it('by region, post and grade, as they serve on the day', async () => {
      expect(await countOf({})).toMatchObject({ count: 3 });
      expect(await countOf({ regionCodes: [LINHE] })).toMatchObject({ count: 2 });
      expect(await countOf({ regionCodes: [LINHE, BAYANNUR] })).toMatchObject({ count: 3 });
      expect(await countOf({ posts: ['科员'] })).toMatchObject({ count: 1 });
      expect(await countOf({ grades: ['JUNIOR'] })).toMatchObject({ count: 1 });
      expect(await countOf({ grades: ['INTERMEDIATE'] })).toMatchObject({ count: 0 });
    });

    it('by attendance, and by name', async () => {
      const attendedIssueId = await attended(officers.linhe);
      expect(await countOf({ attendedIssueId })).toMatchObject({ count: 1 });
      expect(
        await countOf({
          attendedIssueId,
          certificateNos: [officers.wuyuan.account, ` ${officers.wuyuan.account}`],
        }),
      ).toMatchObject({ count: 2 });
      expect(await countOf({ regionCodes: [], certificateNos: [officers.wuyuan.account] })).toMatchObject({
        count: 1,
      });
    });

    it('nobody of another region by name', async () =>
      expect(await countOf({ certificateNos: [officers.baotou.account] })).toMatchObject({
        code: 'EXAM_OFFICER_UNKNOWN',
      }));
  });

  it('shows officers why it is not open, and to nobody whom it does not ask', async () => {
    const examId = await setFor({ audience: audienceInput({ regionCodes: [LINHE] }) });
    expect(await mine(await at(officers.linhe, NOON_BEFORE), examId)).toMatchObject({
      ...{ state: 'UPCOMING', notOpen: { code: 'EXAM_NOT_OPEN' } },
    });
    expect(await mine(await at(officers.linhe), examId)).toMatchObject({ state: 'OPEN', notOpen: null });
    const elsewhere = await at(officers.wuyuan);
    expect(await mine(elsewhere, examId)).toBeUndefined();
    expect(await start(elsewhere, examId)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await mine(await at(officers.baotou), examId)).toBeUndefined();
  });

  it('refuses whom its post leaves out, though he serves in the region', async () => {
    const examId = await setFor({ audience: audienceInput({ posts: ['科员'] }) });
    const client = await at(officers.linhe);
    expect(await mine(client, examId)).toBeUndefined();
    expect(await start(client, examId)).toMatchObject({ code: 'NOT_IN_AUDIENCE' });
    expect(outcomeOf(await start(await at(officers.second), examId))).toBe('Attempt');
  });

  it('lets nobody in after the last entry, also where an attempt lay ready', async () => {
    const examId = await setFor({ lastEntryAt: '2026-11-19T01:30:00Z' });
    await at(officers.linhe);
    await test.app.get(AttemptPreparationService).prepareDue();
    const late = await at(officers.linhe, '2026-11-19T09:30:00+08:00');
    expect(await start(late, examId)).toMatchObject({
      code: 'ENTRY_CLOSED',
      message: '最晚入场时间 2026-11-19 09:30 已过，不能再开始。',
    });
    expect(outcomeOf(await start(await at(officers.second, '2026-11-19T09:29:59+08:00'), examId))).toBe(
      'Attempt',
    );
  });

  it('lays attempts ready for those it asks, and for nobody else', async () => {
    const prerequisiteIssueId = await attended(officers.linhe);
    const examId = await setFor({ prerequisiteIssueId });
    await at(officers.linhe);
    await test.app.get(AttemptPreparationService).prepareDue();
    const ready = await test.database.query<{ id: string }[]>(
      `SELECT officer_id AS id FROM attempts WHERE exam_id = $1 AND state = 'prepared'`,
      [examId],
    );
    expect(ready).toEqual([{ id: officers.linhe.id }]);
    const client = await at(officers.second);
    expect(await mine(client, examId)).toMatchObject({ notOpen: { code: 'PREREQUISITE_MISSING' } });
    expect(await start(client, examId)).toMatchObject({ code: 'PREREQUISITE_MISSING' });
  });

  it('lets nobody try passwords of a hall out', async () => {
    const examId = await setFor({ hallPassword: '青山绿水' });
    const client = await at(officers.linhe);
    for (let tries = 0; tries < 20; tries += 1)
      expect(await start(client, examId, `试${tries}`)).toMatchObject({ code: 'HALL_PASSWORD_WRONG' });
    const { errors } = await client.ask(START_IN_HALL, { input: { examId, hallPassword: '青山绿水' } });
    expect(errors?.[0]?.extensions?.code).toBe('TOO_MANY_REQUESTS');
  });

  it('asks for the password of the hall, also when somebody goes on elsewhere', async () => {
    const examId = await setFor({ hallPassword: '青山绿水' });
    await at(officers.linhe);
    await test.app.get(AttemptPreparationService).prepareDue();
    const client = await at(officers.linhe);
    expect(await mine(client, examId)).toMatchObject({ needsPassword: true, notOpen: null });
    expect(await start(client, examId)).toMatchObject({ code: 'HALL_PASSWORD_NEEDED' });
    expect(await start(client, examId, '青山')).toMatchObject({ code: 'HALL_PASSWORD_WRONG' });
    expect(accepted(await start(client, examId, ' 青山绿水 ')).epoch).toBe(1);
    expect(await start(client, examId)).toMatchObject({ code: 'HALL_PASSWORD_NEEDED' });
    expect(accepted(await start(client, examId, '青山绿水')).epoch).toBe(2);
  });

  it('can be sat only from the networks it names', async () => {
    const away = await setFor({ hallNetworks: ['10.15.0.0/16', '2001:db8::/32'] });
    const client = await at(officers.linhe);
    expect(await mine(client, away)).toMatchObject({ notOpen: { code: 'HALL_NETWORK' } });
    expect(await start(client, away)).toMatchObject({ code: 'HALL_NETWORK' });
    test.clock.set(NOON_BEFORE);
    manager = await test.signedIn(managerRow);
    const here = await setFor({ hallNetworks: ['127.0.0.0/8'] });
    expect(outcomeOf(await start(await at(officers.linhe), here))).toBe('Attempt');
  });

  it('tells points and keys when it was said they would be', async () => {
    const examId = await setFor({
      ...{ resultsFrom: '2026-11-19T05:00:00Z', keysFrom: '2026-11-19T06:00:00Z' },
    });
    const client = await at(officers.linhe);
    const sitting = await Sitting.begin(client, examId);
    await sitting.submit(sitting.sheetOf(1, await sitting.rightAnswers(test.database)));
    const told = async (moment: string) => {
      const then = await at(officers.linhe, moment);
      const { viewer } = await then.run(MY_RESULT, { id: sitting.attemptId });
      return { listed: (await mine(then, examId))?.attempts[0], result: viewer?.attempt?.result };
    };
    expect(await told('2026-11-19T12:59:00+08:00')).toMatchObject({
      ...{ listed: { state: 'SUBMITTED', points: null, isPassed: null }, result: null },
    });
    expect(await told('2026-11-19T13:00:00+08:00')).toMatchObject({
      ...{ listed: { points: 20, isPassed: true }, result: { points: 20, questions: [] } },
    });
    expect((await told('2026-11-19T14:00:00+08:00')).result?.questions).toHaveLength(4);
  });

  it('is sat again and again where it is for practice', async () => {
    const examId = await setFor({ isPractice: true, attemptsAllowed: 2 });
    const client = await at(officers.linhe);
    const sitting = await Sitting.begin(client, examId);
    await sitting.submit(sitting.sheetOf(1, await sitting.rightAnswers(test.database)));
    expect(outcomeOf(await start(client, examId))).toBe('Attempt');
  });

  it('makes up for another exam, for those who handed nothing in there', async () => {
    const first = await setFor({ audience: audienceInput({ regionCodes: [LINHE] }) });
    const sitting = await Sitting.begin(await at(officers.linhe), first);
    await sitting.submit(sitting.sheet(1, []));
    test.clock.set('2026-11-19T12:30:00+08:00');
    manager = await test.signedIn(managerRow);
    const audience = audienceInput({ regionCodes: [LINHE], makeUpOf: first });
    expect(await countOf(audience)).toMatchObject({ count: 1 });
    const again = await setFor({
      ...{ audience, opensAt: '2026-11-20T01:00:00Z', closesAt: '2026-11-20T04:00:00Z' },
    });
    const morning = '2026-11-20T09:10:00+08:00';
    expect(await mine(await at(officers.linhe, morning), again)).toBeUndefined();
    expect(outcomeOf(await start(await at(officers.second, morning), again))).toBe('Attempt');
  });

  describe('extra time for one person', () => {
    const grant = async (
      examId: string,
      officerId: string,
      change: { minutes?: number; reason?: string } = {},
    ) =>
      (
        await manager.run(GRANT_EXTRA_TIME, {
          input: { examId, officerId, minutes: 20, reason: '网络中断', ...change },
        })
      ).grantExtraTime;

    it('moves the deadline of an open attempt, which the next save is told', async () => {
      const examId = await setFor();
      const sitting = await Sitting.begin(await at(officers.linhe), examId);
      manager = await test.signedIn(managerRow);
      expect(await grant(examId, officers.linhe.id)).toMatchObject({
        ...{ totalMinutes: 20, deadline: '2026-11-19T02:30:00.000Z' },
      });
      test.clock.set('2026-11-19T10:25:00+08:00');
      const client = await test.signedIn(officers.linhe);
      const { saveSheet } = await client.run(SAVE_SHEET, { input: sitting.sheet(1, ['A'], 1) });
      expect(saveSheet).toMatchObject({ __typename: 'SheetSaved', deadline: '2026-11-19T02:30:00.000Z' });
      manager = await test.signedIn(managerRow);
      expect((await manager.run(EXAMS, {})).exams.nodes.find(({ id }) => id === examId)?.extraTimes).toEqual([
        { officerId: officers.linhe.id, minutes: 20, reason: '网络中断' },
      ]);
      const logged = await test.database.query<{ detail: object }[]>(
        `SELECT detail FROM audit_entries WHERE action = 'grantExtraTime' AND subject_id = $1`,
        [officers.linhe.id],
      );
      expect(logged).toEqual([{ detail: { examId, minutes: 20 } }]);
    });

    it.each([['prepared beforehand'], ['made at the door']])(
      'is there from the start of an attempt %s, also past the closing',
      async (how) => {
        const examId = await setFor({ durationMinutes: 180 });
        await grant(examId, officers.linhe.id);
        await grant(examId, officers.linhe.id, { minutes: 10 });
        const client = await at(officers.linhe);
        if (how === 'prepared beforehand') await test.app.get(AttemptPreparationService).prepareDue();
        expect(accepted(await start(client, examId)).deadline).toBe('2026-11-19T04:30:00.000Z');
      },
    );

    it('is added to an attempt that lies ready already', async () => {
      const examId = await setFor();
      await at(officers.linhe);
      await test.app.get(AttemptPreparationService).prepareDue();
      manager = await test.signedIn(managerRow);
      await grant(examId, officers.linhe.id);
      expect(accepted(await start(await test.signedIn(officers.linhe), examId)).deadline).toBe(
        '2026-11-19T02:30:00.000Z',
      );
    });

    it('is refused for what it cannot be', async () => {
      const examId = await setFor({ audience: audienceInput({ regionCodes: [LINHE] }) });
      expect(await grant(examId, officers.linhe.id, { minutes: 0 })).toMatchObject({
        code: 'EXTRA_TIME_INVALID',
      });
      expect(await grant(examId, officers.linhe.id, { minutes: 241 })).toMatchObject({
        code: 'EXTRA_TIME_INVALID',
      });
      expect(await grant(examId, officers.linhe.id, { reason: ' ' })).toMatchObject({
        code: 'REASON_MISSING',
      });
      expect(await grant(examId, officers.wuyuan.id)).toMatchObject({ code: 'EXTRA_TIME_NOT_ASKED' });
      expect(await grant(examId, officers.baotou.id)).toMatchObject({ code: 'NOT_FOUND' });
      expect(await grant(NOWHERE, officers.linhe.id)).toMatchObject({ code: 'NOT_FOUND' });
      const sitting = await Sitting.begin(await at(officers.linhe), examId);
      await sitting.submit(sitting.sheet(1, []));
      manager = await test.signedIn(managerRow);
      expect(await grant(examId, officers.linhe.id)).toMatchObject({ code: 'EXTRA_TIME_TOO_LATE' });
      test.clock.set('2026-11-19T12:00:00+08:00');
      manager = await test.signedIn(managerRow);
      expect(await grant(examId, officers.second.id)).toMatchObject({ code: 'EXTRA_TIME_TOO_LATE' });
    });
  });
});
