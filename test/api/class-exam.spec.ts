import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptPreparationService } from '../../apps/api/src/attempts/attempt-preparation.service';
import type { ExamAudienceInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { contentInput, SAVE_BLUEPRINT } from '../support/blueprint-operations';
import {
  ADD_CLASS_MEMBERS,
  CLASS,
  CLASS_EXAM,
  CLASS_EXAMS,
  classInput,
  peopleInput,
  REMOVE_CLASS_MEMBER,
  SAVE_CLASS,
} from '../support/class-operations';
import {
  AUDIENCE_COUNT,
  audienceInput,
  examInput,
  MY_EXAMS,
  SET_EXAM,
  START_IN_HALL,
} from '../support/exam-operations';
import { EXAM_BOARD } from '../support/invigilation-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const NOON_BEFORE = '2026-11-18T12:00:00+08:00';
const QUARTER_BEFORE = '2026-11-19T08:46:00+08:00';
const TEN_PAST_NINE = '2026-11-19T09:10:00+08:00';

describe('an exam for a class', () => {
  let test: TestApp;
  let manager: ApiClient;
  let blueprintId: string;
  let officers: Record<'linhe' | 'second' | 'wuyuan' | 'outsider' | 'baotou', SeededOfficer>;
  let managerRow: SeededOfficer;

  beforeAll(async () => {
    test = await startTestApp();
    managerRow = await test.seed.officer({
      ...{ regionCode: BAYANNUR, postedTo: '2024-02-01' },
      grants: [{ role: 'training_manager', regionCode: BAYANNUR }],
    });
    officers = {
      linhe: await test.seed.officer({ regionCode: LINHE, name: '苏和' }),
      second: await test.seed.officer({ regionCode: LINHE, name: '乌兰' }),
      wuyuan: await test.seed.officer({ regionCode: WUYUAN, name: '那顺' }),
      outsider: await test.seed.officer({ regionCode: LINHE, name: '班外' }),
      baotou: await test.seed.officer({ regionCode: BAOTOU, name: '包头' }),
    };
    await test.database.query(`UPDATE postings SET grade = 'junior', post = '科员' WHERE officer_id = $1`, [
      officers.second.id,
    ]);
    test.clock.set(NOON_BEFORE);
    const first = await test.signedIn(managerRow);
    const content = contentInput(await test.seed.builtInBank());
    const plan = { id: null, version: 0, regionCode: BAYANNUR, name: '训后测试方案', content };
    blueprintId = accepted((await first.run(SAVE_BLUEPRINT, { input: plan })).saveBlueprint).id;
  });
  beforeEach(async () => {
    await test.database.query(`DELETE FROM rate_limits`);
    test.clock.set(NOON_BEFORE);
    manager = await test.signedIn(managerRow);
  });
  afterAll(() => test.close());

  const classOf = async (members: readonly SeededOfficer[], client = manager, regionCode = BAYANNUR) => {
    const input = classInput({ regionCode, name: '骨干班' });
    const { id } = accepted((await client.run(SAVE_CLASS, { input })).saveClass);
    if (members.length > 0) await join(id, members, client);
    return id;
  };
  const join = async (classId: string, members: readonly SeededOfficer[], client = manager) => {
    const input = { classId, people: peopleInput(members), isAllOrNone: true };
    expect((await client.run(ADD_CLASS_MEMBERS, { input })).addClassMembers).toMatchObject({
      addedCount: members.length,
    });
  };
  const leave = async (classId: string, officer: SeededOfficer) => {
    const page = { limit: 50, offset: 0 };
    const { trainingClass } = await manager.run(CLASS, { id: classId, search: null, isPresent: true, page });
    const member = trainingClass?.members.nodes.find(({ officerId }) => officerId === officer.id);
    const input = { memberId: member?.id ?? '', reason: '调离' };
    accepted((await manager.run(REMOVE_CLASS_MEMBER, { input })).removeClassMember);
  };
  const only = (classId: string, change: Partial<ExamAudienceInput> = {}) =>
    audienceInput({ regionCodes: [], classId, ...change });
  const count = async (audience: ExamAudienceInput) =>
    (await manager.run(AUDIENCE_COUNT, { audience, day: '2026-11-19' })).audienceCount;
  const set = async (audience: ExamAudienceInput) =>
    (await manager.run(SET_EXAM, { input: examInput(blueprintId, { audience }) })).setExam;
  const setFor = async (classId: string) => accepted(await set(only(classId))).id;
  const at = async (officer: SeededOfficer, moment = TEN_PAST_NINE) => {
    test.clock.set(moment);
    return test.signedIn(officer);
  };
  const start = async (client: ApiClient, examId: string) =>
    (await client.run(START_IN_HALL, { input: { examId, hallPassword: null } })).startAttempt;
  const listed = async (client: ApiClient, examId: string) =>
    ((await client.run(MY_EXAMS, {})).viewer?.exams ?? []).some(({ id }) => id === examId);
  const readyIn = async (examId: string) =>
    (
      await test.database.query<{ name: string }[]>(
        `SELECT o.name FROM attempts a JOIN officers o ON o.id = a.officer_id
         WHERE a.exam_id = $1 AND a.state = 'prepared' ORDER BY 1`,
        [examId],
      )
    ).map(({ name }) => name);
  const prepare = () => test.app.get(AttemptPreparationService).prepareDue();

  it('counts its members, narrowed by regions, posts, grades and attendance, with people by name besides', async () => {
    const { linhe, second, wuyuan, outsider } = officers;
    const id = await classOf([linhe, second, wuyuan]);
    expect(await count(only(id))).toMatchObject({ count: 3 });
    expect(await count(only(id, { regionCodes: [LINHE] }))).toMatchObject({ count: 2 });
    expect(await count(only(id, { grades: ['JUNIOR'] }))).toMatchObject({ count: 1 });
    expect(await count(only(id, { posts: ['科员'] }))).toMatchObject({ count: 1 });
    expect(await count(only(id, { certificateNos: [outsider.account] }))).toMatchObject({ count: 4 });
    const issue = await test.seed.lectureIssue();
    await test.seed.attended(wuyuan, issue);
    await test.seed.attended(outsider, issue);
    expect(await count(only(id, { attendedIssueId: issue.id }))).toMatchObject({ count: 1 });
    await leave(id, second);
    expect(await count(only(id))).toMatchObject({ count: 2 });
  });

  it('is refused for a class of another region, of one above, of nobody, and for none', async () => {
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    const above = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
    const besides = await classOf([officers.baotou], beside, BAOTOU);
    const provincial = await classOf([officers.linhe, officers.baotou], above, INNER_MONGOLIA);
    for (const id of [besides, provincial, NOWHERE]) {
      expect(await set(only(id))).toEqual({
        ...{ __typename: 'Refused', code: 'EXAM_CLASS_UNKNOWN' },
        message: '没有这个培训班，或它不在您的权限范围内。',
      });
      expect(outcomeOf(await count(only(id)))).toBe('EXAM_CLASS_UNKNOWN');
    }
    expect(outcomeOf(await set(only(await classOf([]))))).toBe('EXAM_AUDIENCE_EMPTY');
    expect(outcomeOf(await set(audienceInput({ regionCodes: [] })))).toBe('EXAM_AUDIENCE_MISSING');
  });

  it('is seen with its class by those who set it, with their own people by those below, not from beside', async () => {
    const classId = await classOf([officers.linhe, officers.wuyuan]);
    const examId = await setFor(classId);
    expect((await manager.run(CLASS_EXAM, { id: examId })).exam).toMatchObject({
      ...{ isMine: true, audienceRegions: [], audienceClass: { name: '骨干班', memberCount: 2 } },
      audience: { count: 2 },
    });
    const county = await test.signedIn(await test.seed.someone('training_manager', LINHE));
    expect((await county.run(CLASS_EXAM, { id: examId })).exam).toMatchObject({
      ...{ isMine: false, audienceClass: { name: '骨干班', memberCount: 1 }, audience: { count: 1 } },
    });
    const of = async (client: ApiClient) =>
      (await client.run(CLASS_EXAMS, { id: classId })).trainingClass?.exams ?? null;
    expect(await of(manager)).toEqual([{ id: examId, isMine: true }]);
    expect(await of(county)).toEqual([{ id: examId, isMine: false }]);
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(await of(beside)).toBeNull();
    expect((await beside.run(CLASS_EXAM, { id: examId })).exam).toBeNull();
    const board = { examId, filter: { hasLeft: false, search: '' }, page: { limit: 20, offset: 0 } };
    expect((await manager.run(EXAM_BOARD, board)).examBoard?.seats.nodes).toMatchObject([
      { officerName: '苏和', state: 'NOT_STARTED' },
      { officerName: '那顺' },
    ]);
  });

  it('stands in the audit log with its class', async () => {
    const classId = await classOf([officers.linhe]);
    const examId = await setFor(classId);
    const [entry] = await test.database.query<object[]>(
      `SELECT action, detail->>'classId' AS "classId" FROM audit_entries WHERE subject_id = $1`,
      [examId],
    );
    expect(entry).toEqual({ action: 'setExam', classId });
    const [added] = await test.database.query<object[]>(
      `SELECT subject_type AS type, region_code AS region, detail->>'addedCount' AS added FROM audit_entries
       WHERE subject_id = $1 AND action = 'addClassMembers'`,
      [classId],
    );
    expect(added).toEqual({ type: 'class', region: BAYANNUR, added: '1' });
  });

  it('is sat by a member and by nobody else of his unit', async () => {
    const examId = await setFor(await classOf([officers.linhe]));
    const member = await at(officers.linhe);
    expect(await listed(member, examId)).toBe(true);
    expect(outcomeOf(await start(member, examId))).toBe('Attempt');
    const outsider = await at(officers.outsider);
    expect(await listed(outsider, examId)).toBe(false);
    expect(outcomeOf(await start(outsider, examId))).toBe('NOT_FOUND');
  });

  it('lies ready for its members, for whoever joins later too, and no more for who has left', async () => {
    const classId = await classOf([officers.linhe, officers.second]);
    const examId = await setFor(classId);
    test.clock.set(QUARTER_BEFORE);
    await prepare();
    expect(await readyIn(examId)).toEqual(['乌兰', '苏和'].toSorted());
    manager = await test.signedIn(managerRow);
    await join(classId, [officers.wuyuan]);
    await leave(classId, officers.second);
    test.clock.advance(601);
    await prepare();
    expect(await readyIn(examId)).toEqual(['苏和', '那顺'].toSorted());
    expect(outcomeOf(await start(await at(officers.wuyuan), examId))).toBe('Attempt');
    expect(outcomeOf(await start(await at(officers.second), examId))).not.toBe('Attempt');
  });

  it('is begun at once by whoever joins while it is open, and gone on with by whoever leaves', async () => {
    const classId = await classOf([officers.linhe]);
    const examId = await setFor(classId);
    test.clock.set(TEN_PAST_NINE);
    await prepare();
    manager = await test.signedIn(managerRow);
    const late = await test.signedIn(officers.wuyuan);
    expect(await listed(late, examId)).toBe(false);
    await join(classId, [officers.wuyuan]);
    expect(await listed(late, examId)).toBe(true);
    expect(outcomeOf(await start(late, examId))).toBe('Attempt');
    await leave(classId, officers.wuyuan);
    expect(outcomeOf(await start(late, examId))).toBe('Attempt');
    expect(await listed(late, examId)).toBe(true);
  });

  it('is no test of a lecture', async () => {
    const classId = await classOf([officers.linhe]);
    const { exam } = await test.seed.openExam();
    await expect(
      test.database.query(`UPDATE exams SET audience_class_id = $2 WHERE id = $1`, [exam.id, classId]),
    ).rejects.toThrow('ck_exams_class');
  });
});
