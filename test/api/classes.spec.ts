import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { subtreeOf } from '@whetstone/domain';
import { Scopes, ownScope } from '../../apps/api/src/platform/scope';
import type { SaveClassInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import {
  ADD_CLASS_MEMBERS,
  CHECK_CLASS_LIST,
  CLASS,
  CLASSES,
  classInput,
  peopleInput,
  REMOVE_CLASS_MEMBER,
  SAVE_CLASS,
} from '../support/class-operations';
import { raceInto, untilWaiting } from '../support/gate';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const page = { limit: 50, offset: 0 };

describe('a training class', () => {
  let test: TestApp;
  let manager: ApiClient;
  let managerRow: SeededOfficer;
  let linhe: SeededOfficer[];
  let wuyuan: SeededOfficer;
  let baotou: SeededOfficer;
  let units: Record<'linhe' | 'wuyuan' | 'baotou', string>;

  beforeAll(async () => {
    test = await startTestApp();
    managerRow = await test.seed.someone('training_manager', BAYANNUR);
    linhe = [];
    for (const name of ['苏和', '乌兰', '那顺', '其其格'])
      linhe.push(await test.seed.officer({ regionCode: LINHE, name }));
    wuyuan = await test.seed.officer({ regionCode: WUYUAN, name: '巴特尔' });
    baotou = await test.seed.officer({ regionCode: BAOTOU, name: '娜仁' });
    units = {
      linhe: await test.seed.unit(LINHE),
      wuyuan: await test.seed.unit(WUYUAN),
      baotou: await test.seed.unit(BAOTOU),
    };
    manager = await test.signedIn(managerRow);
  });
  beforeEach(() => test.database.query(`DELETE FROM rate_limits`));
  afterAll(() => test.close());

  const some = (count: number) => linhe.slice(0, count);
  const save = async (change: Partial<SaveClassInput> = {}, client = manager) =>
    (await client.run(SAVE_CLASS, { input: classInput(change) })).saveClass;
  const saved = async (change: Partial<SaveClassInput> = {}) => accepted(await save(change));
  const add = async (
    classId: string,
    officers: readonly Pick<SeededOfficer, 'account'>[],
    { isAllOrNone = false, client = manager } = {},
  ) =>
    (await client.run(ADD_CLASS_MEMBERS, { input: { classId, isAllOrNone, people: peopleInput(officers) } }))
      .addClassMembers;
  const look = async (id: string, client = manager, { search = '', isPresent = false } = {}) =>
    (await client.run(CLASS, { id, search, isPresent, page })).trainingClass;
  const membersOf = async (id: string, client = manager) => (await look(id, client))?.members.nodes ?? [];
  const remove = async (memberId: string, reason: string, client = manager) =>
    (await client.run(REMOVE_CLASS_MEMBER, { input: { memberId, reason } })).removeClassMember;
  const quotaOf = (seats: number, unitId = units.linhe) => ({ unitId, seats });

  describe('is held by a region', () => {
    it('with its number, its days and the places of its units', async () => {
      const input = classInput({
        name: ' 新任执法人员培训班 ',
        quotas: [quotaOf(2), quotaOf(3, units.wuyuan)],
      });
      expect(accepted((await manager.run(SAVE_CLASS, { input })).saveClass)).toMatchObject({
        ...{ name: '新任执法人员培训班', year: 2026, number: input.number, version: 1, isMine: true },
        ...{ startsOn: '2026-11-16', endsOn: '2026-11-20', memberCount: 0, seatCount: 5 },
        region: { code: BAYANNUR },
        quotas: [
          { unitId: units.linhe, seats: 2, taken: 0 },
          { unitId: units.wuyuan, seats: 3, taken: 0 },
        ],
      });
    });

    it('and is changed by whoever has seen it as it is', async () => {
      const { id, version, number } = await saved({ quotas: [quotaOf(2)] });
      const change = { id, version, number, name: '改名', quotas: [quotaOf(1, units.wuyuan)] };
      expect(await save(change)).toMatchObject({
        ...{ id, name: '改名', version: 2 },
        quotas: [{ unitId: units.wuyuan, seats: 1 }],
      });
      expect(outcomeOf(await save(change))).toBe('CLASS_OUTRUN');
      expect(await save({ id, version: 2, number, quotas: [] })).toMatchObject({
        seatCount: null,
        quotas: [],
      });
    });

    it.each<[string, () => Partial<SaveClassInput>, string]>([
      ['that ends before it begins', () => ({ endsOn: '2026-11-15' }), 'CLASS_DAYS_REVERSED'],
      ['without a name', () => ({ name: ' ' }), 'NAME_MISSING'],
      ['of number nought', () => ({ number: 0 }), 'CLASS_NUMBER_INVALID'],
      ['of another region', () => ({ regionCode: BAOTOU }), 'REGION_NOT_YOURS'],
      ['of the region above', () => ({ regionCode: INNER_MONGOLIA }), 'REGION_NOT_YOURS'],
      ['that is not there', () => ({ id: NOWHERE }), 'NOT_FOUND'],
      [
        'with places for a unit elsewhere',
        () => ({ quotas: [quotaOf(1, units.baotou)] }),
        'CLASS_UNIT_UNKNOWN',
      ],
      ['with places for no unit', () => ({ quotas: [quotaOf(1, NOWHERE)] }), 'CLASS_UNIT_UNKNOWN'],
      ['with no places for a unit', () => ({ quotas: [quotaOf(0)] }), 'CLASS_SEATS_INVALID'],
      ['with a unit named twice', () => ({ quotas: [quotaOf(1), quotaOf(2)] }), 'CLASS_UNIT_TWICE'],
    ])('but not one %s', async (_, change, code) => {
      expect(outcomeOf(await save(change()))).toBe(code);
    });

    it('but not two of one number, in either way', async () => {
      const first = await saved();
      const second = await saved();
      expect(await save({ number: first.number })).toMatchObject({
        code: 'CLASS_NUMBER_TAKEN',
        message: `内蒙古自治区 · 巴彦淖尔市 已有 2026 年第 ${first.number} 期培训班。`,
      });
      expect(outcomeOf(await save({ id: second.id, version: 1, number: first.number }))).toBe(
        'CLASS_NUMBER_TAKEN',
      );
      expect(await saved({ regionCode: LINHE, number: first.number })).toMatchObject({
        number: first.number,
      });
    });

    it('and is found by its name and its number, a page at a time', async () => {
      const made: number[] = [];
      for (let nth = 0; nth < 3; nth += 1) made.push((await saved({ name: '案卷评查专班' })).number);
      const find = async (search: string, limit = 2) =>
        (await manager.run(CLASSES, { search, page: { limit, offset: 0 } })).trainingClasses;
      expect(await find('案卷')).toMatchObject({ totalCount: 3, nodes: [{ name: '案卷评查专班' }, {}] });
      expect(await find(`2026年第${made[0] ?? 0}期`)).toMatchObject({ totalCount: 1 });
      expect(await find('没有这个班')).toEqual({ totalCount: 0, nodes: [] });
    });
  });

  describe('has members', () => {
    it('who are named by their certificates, once each, and stand there with who added them', async () => {
      const { id } = await saved();
      expect(await add(id, [linhe[0], wuyuan] as SeededOfficer[])).toMatchObject({
        addedCount: 2,
        trainingClass: { memberCount: 2 },
      });
      expect(await add(id, some(1))).toMatchObject({
        addedCount: 0,
        rows: [{ row: 1, officerName: '苏和', refusal: { code: 'CLASS_PERSON_MEMBER' } }],
      });
      expect(await membersOf(id)).toMatchObject([
        { officerName: '苏和', unitName: `执法大队${LINHE}`, addedByName: managerRow.name, leftAt: null },
        { officerName: '巴特尔', unitName: `执法大队${WUYUAN}` },
      ]);
      expect(await look(id, manager, { search: 'bate' })).toMatchObject({ members: { totalCount: 1 } });
    });

    it('and every line of a list has its answer: which, what was found, what was expected', async () => {
      const { id } = await saved({ quotas: [quotaOf(2)] });
      const people = [
        { row: 2, certificateNo: some(1)[0]?.account ?? '', name: '苏和' },
        { row: 3, certificateNo: 'NM-404', name: null },
        { row: 4, certificateNo: linhe[1]?.account ?? '', name: '乌云' },
        { row: 5, certificateNo: ` ${some(1)[0]?.account ?? ''} `, name: null },
        { row: 6, certificateNo: wuyuan.account, name: null },
        { row: 7, certificateNo: baotou.account, name: null },
        { row: 8, certificateNo: linhe[2]?.account ?? '', name: null },
        { row: 9, certificateNo: linhe[3]?.account ?? '', name: null },
      ];
      const { checkClassList } = await manager.run(CHECK_CLASS_LIST, { classId: id, people });
      const told = accepted(checkClassList).rows.map(({ row, refusal }) => [row, refusal?.code ?? null]);
      expect(told).toEqual([
        [2, null],
        [3, 'CLASS_PERSON_UNKNOWN'],
        [4, 'CLASS_PERSON_NAME'],
        [5, 'CLASS_PERSON_TWICE'],
        [6, 'CLASS_UNIT_WITHOUT_QUOTA'],
        [7, 'CLASS_PERSON_UNKNOWN'],
        [8, null],
        [9, 'CLASS_QUOTA_FULL'],
      ]);
      const rows = accepted(checkClassList).rows;
      expect(rows[1]?.refusal?.message).toBe('“NM-404”：应为本人权限内在册人员的执法证号，查无此号。');
      expect(rows[2]?.refusal?.message).toBe(
        `姓名写作“乌云”，执法证号 ${linhe[1]?.account ?? ''} 的姓名应为“乌兰”。`,
      );
      expect(await membersOf(id)).toEqual([]);
      const input = { classId: id, people };
      const none = await manager.run(ADD_CLASS_MEMBERS, { input: { ...input, isAllOrNone: true } });
      expect(none.addClassMembers).toMatchObject({ addedCount: 0, trainingClass: { memberCount: 0 } });
      const good = await manager.run(ADD_CLASS_MEMBERS, { input: { ...input, isAllOrNone: false } });
      expect(
        accepted(good.addClassMembers).rows.map(({ row, refusal }) => [row, refusal?.code ?? null]),
      ).toEqual(told);
      expect(good.addClassMembers).toMatchObject({ addedCount: 2, trainingClass: { memberCount: 2 } });
      expect(await look(id)).toMatchObject({ quotas: [{ seats: 2, taken: 2 }] });
    });

    it('none from an empty list, nor from one that is too long', async () => {
      const { id } = await saved();
      expect(outcomeOf(await add(id, []))).toBe('CLASS_LIST_EMPTY');
      expect(
        outcomeOf(
          await add(
            id,
            Array.from({ length: 2001 }, () => ({ account: '1' })),
          ),
        ),
      ).toBe('CLASS_LIST_TOO_LONG');
    });

    it('three hundred from one list', async () => {
      const { id } = await saved();
      const many: SeededOfficer[] = await test.database.query(
        `WITH made AS (
           INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
             region_code, search_text, created_at)
           SELECT '学员' || n, 'male', '\\x00', sha256(('many' || n)::bytea), '', 'MANY' || n, $1, 'xueyuan', now()
           FROM generate_series(1, 300) n RETURNING id, certificate_no),
         posted AS (
           INSERT INTO postings (officer_id, unit_id, region_code, kind, post, valid_from)
           SELECT id, $2, $1, 'serving', '', '2024-01-01' FROM made)
         SELECT id, certificate_no AS account FROM made`,
        [WUYUAN, units.wuyuan],
      );
      expect(await add(id, many, { isAllOrNone: true })).toMatchObject({ addedCount: 300 });
      expect((await look(id))?.members).toMatchObject({ totalCount: 300 });
      expect((await look(id))?.members.nodes).toHaveLength(50);
    });

    it('who leave with a reason, stay in its history, and may come back', async () => {
      const { id } = await saved({ quotas: [quotaOf(1)] });
      await add(id, some(1));
      const [member] = await membersOf(id);
      const memberId = member?.id ?? '';
      expect(outcomeOf(await remove(memberId, '  '))).toBe('REASON_MISSING');
      expect(await remove(memberId, '出差')).toMatchObject({ memberCount: 0 });
      expect(outcomeOf(await remove(memberId, '出差'))).toBe('CLASS_MEMBER_LEFT');
      expect(outcomeOf(await remove(NOWHERE, '出差'))).toBe('NOT_FOUND');
      expect(await membersOf(id)).toMatchObject([{ officerName: '苏和', leaveReason: '出差' }]);
      expect((await look(id, manager, { isPresent: true }))?.members.totalCount).toBe(0);
      // His place is free again: for him, or for somebody else.
      expect(await add(id, some(2))).toMatchObject({
        addedCount: 1,
        rows: [{ refusal: null }, { refusal: { code: 'CLASS_QUOTA_FULL' } }],
      });
      expect((await membersOf(id)).map(({ leftAt }) => leftAt === null)).toEqual([true, false]);
    });

    it('whose places cannot be taken from under them', async () => {
      const { id, number } = await saved({ quotas: [quotaOf(2)] });
      await add(id, some(2));
      const again = (quotas: SaveClassInput['quotas'], version = 1) => save({ id, version, number, quotas });
      expect(await again([quotaOf(1)])).toMatchObject({
        code: 'CLASS_QUOTA_BELOW_TAKEN',
        message: `执法大队${LINHE} 已有 2 名学员，名额不能少于此数（现为 1）。`,
      });
      expect(outcomeOf(await again([quotaOf(5, units.wuyuan)]))).toBe('CLASS_QUOTA_BELOW_TAKEN');
      expect(await look(id)).toMatchObject({ quotas: [{ seats: 2, taken: 2 }] });
      expect(await again([])).toMatchObject({ seatCount: null, memberCount: 2 });
    });
  });

  describe('whose last place two ask for at once', () => {
    it('gives it to one and tells the other', async () => {
      const { id } = await saved({ quotas: [quotaOf(1)] });
      const answers = await raceInto(test.database, 'class_members', {
        waiting: 2,
        race: () => linhe.slice(0, 2).map(async (one) => accepted(await add(id, [one]))),
      });
      const codes = answers.map(({ rows }) => rows[0]?.refusal?.code ?? null);
      expect(codes.toSorted()).toEqual(['CLASS_QUOTA_FULL', null].toSorted());
      expect(await look(id)).toMatchObject({ memberCount: 1, quotas: [{ seats: 1, taken: 1 }] });
    });

    it('is kept by the database where no code of ours asks first', async () => {
      const { id } = await saved({ quotas: [quotaOf(1)] });
      const [one, other] = some(2).map((officer) => ({ classId: id, officerId: officer.id }));
      if (!one || !other) throw new Error('Nobody to add');
      const first = test.database.createQueryRunner();
      try {
        await first.startTransaction();
        await insertMember(one, first);
        // He cannot see the first one yet: he waits for what becomes of him.
        const second = insertMember(other).then(
          () => 'in',
          (error: unknown) => String(error),
        );
        await Promise.race([second, untilWaiting(test.database, 1)]);
        await first.commitTransaction();
        expect(await second).toContain('more members than a unit has places');
      } finally {
        if (first.isTransactionActive) await first.rollbackTransaction();
        await first.release();
      }
      expect(await look(id)).toMatchObject({ memberCount: 1 });
    });

    it('adds one person once', async () => {
      const { id } = await saved();
      const answers = await Promise.all([1, 2, 3].map(async () => accepted(await add(id, some(1)))));
      expect(answers.map(({ addedCount }) => addedCount).toSorted()).toEqual([0, 0, 1]);
    });
  });

  const insertMember = (
    { classId, officerId }: { readonly classId: string; readonly officerId: string },
    on: Pick<TestApp['database'], 'query'> = test.database,
  ) =>
    on.query(
      `INSERT INTO class_members (class_id, officer_id, unit_id, region_code, added_by, added_at)
       VALUES ($1, $2, $3, $4, $2, now())`,
      [classId, officerId, units.linhe, LINHE],
    );

  describe('holds in the database what must hold, whatever the code does:', () => {
    let id: string;
    beforeAll(async () => {
      ({ id } = await saved({ quotas: [quotaOf(2)] }));
      await add(id, some(2));
    });

    it.each<[string, string, string]>([
      [
        'its last day',
        `UPDATE training_classes SET ends_on = starts_on - 1 WHERE id = $1`,
        'ck_training_classes_days',
      ],
      [
        'places',
        `UPDATE class_quotas SET seats = 1 WHERE class_id = $1`,
        'more members than a unit has places',
      ],
      ['a place for each', `UPDATE class_quotas SET seats = 0 WHERE class_id = $1`, 'ck_class_quotas_seats'],
      ['a reason', `UPDATE class_members SET left_at = now() WHERE class_id = $1`, 'ck_class_members_left'],
      ['who was there', `DELETE FROM class_members WHERE class_id = $1`, 'never changed'],
      ['where he served', `UPDATE class_members SET region_code = 0 WHERE class_id = $1`, 'are history'],
    ])('%s', async (_, sql, message) => {
      await expect(test.database.query(sql, [id])).rejects.toThrow(message);
    });

    it('somebody once at a time', async () => {
      const { id: open } = await saved();
      const member = { classId: open, officerId: linhe[0]?.id ?? '' };
      await insertMember(member);
      await expect(insertMember(member)).rejects.toThrow('uq_class_members_present');
    });
  });

  describe('stands behind walls', () => {
    let id: string;
    let county: ApiClient;
    let beside: ApiClient;
    beforeAll(async () => {
      ({ id } = await saved({ name: '隔墙的班', quotas: [quotaOf(2), quotaOf(4, units.wuyuan)] }));
      await add(id, [...some(2), wuyuan]);
      county = await test.signedIn(await test.seed.someone('training_manager', LINHE));
      beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    });

    it('seen from below with those of one’s own, and changed by nobody there', async () => {
      expect(await look(id, county)).toMatchObject({
        ...{ name: '隔墙的班', isMine: false, memberCount: 2 },
        quotas: [{ unitName: `执法大队${LINHE}`, seats: 2, taken: 2 }],
        members: { totalCount: 2 },
      });
      const [member] = await membersOf(id, county);
      expect(outcomeOf(await remove(member?.id ?? '', '越权', county))).toBe('NOT_FOUND');
      expect(outcomeOf(await add(id, some(1), { client: county }))).toBe('NOT_FOUND');
      expect(outcomeOf(await save({ id, version: 1 }, county))).toBe('NOT_FOUND');
      const people = peopleInput(some(1));
      expect(outcomeOf((await county.run(CHECK_CLASS_LIST, { classId: id, people })).checkClassList)).toBe(
        'NOT_FOUND',
      );
    });

    it('not seen from beside', async () => {
      expect(await look(id, beside)).toBeNull();
      expect((await beside.run(CLASSES, { search: '隔墙', page })).trainingClasses.totalCount).toBe(0);
      expect(outcomeOf(await add(id, [baotou], { client: beside }))).toBe('NOT_FOUND');
    });

    const rowsIn = async (scope: Parameters<Scopes['in']>[0]) => {
      const on = test.app.get(Scopes).in(scope);
      const of = (table: string, column = 'class_id') =>
        on.query<object[]>(`SELECT 1 AS one FROM ${table} WHERE ${column} = $1`, [id]);
      const [classes, quotas, members] = [
        await of('training_classes', 'id'),
        await of('class_quotas'),
        await of('class_members'),
      ];
      return [classes.length, quotas.length, members.length];
    };

    it('in the database too: an officer sees that he is in it and nobody else', async () => {
      const region = (code: number) => ({ range: subtreeOf(code), officerId: null });
      expect(await rowsIn(region(BAYANNUR))).toEqual([1, 2, 3]);
      expect(await rowsIn(region(INNER_MONGOLIA))).toEqual([1, 2, 3]);
      expect(await rowsIn(region(WUYUAN))).toEqual([1, 1, 1]);
      expect(await rowsIn(region(BAOTOU))).toEqual([0, 0, 0]);
      expect(await rowsIn(ownScope(wuyuan.id))).toEqual([0, 0, 1]);
      expect(await rowsIn(ownScope(baotou.id))).toEqual([0, 0, 0]);
    });

    it('which let nobody in from below', async () => {
      const scope = { range: subtreeOf(LINHE), officerId: null };
      const insert = `INSERT INTO class_members (class_id, officer_id, unit_id, region_code, added_by, added_at)
        VALUES ($1, $2, $3, $4, $2, now())`;
      await expect(
        test.app.get(Scopes).in(scope).query(insert, [id, linhe[3]?.id, units.linhe, LINHE]),
      ).rejects.toThrow('row-level security');
      const end = `UPDATE class_members SET left_at = now(), removed_by = officer_id, leave_reason = 'x' WHERE class_id = $1`;
      expect(await test.app.get(Scopes).in(scope).query(end, [id])).toEqual([[], 0]);
      await expect(
        test.app.get(Scopes).in(scope).query(`DELETE FROM class_members WHERE class_id = $1`, [id]),
      ).rejects.toThrow('permission denied');
    });
  });
});
