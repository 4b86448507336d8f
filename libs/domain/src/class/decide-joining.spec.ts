import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideJoining, type AskedPerson, type Candidate, type ClassState } from './decide-joining';

const BAYANNUR = 150800;

const somebody = (change: Partial<Candidate> = {}): Candidate => ({
  ...{ officerId: 'a', name: '张三', unitId: '临河', unitName: '临河区大队', regionCode: 150802 },
  ...change,
});

const state = (change: Partial<ClassState> = {}): ClassState => ({
  ...{ regionCode: BAYANNUR, regionName: '巴彦淖尔市', memberIds: new Set<string>() },
  ...{ quotas: new Map(), taken: new Map() },
  ...change,
});

const asked = (certificateNo: string, name = ''): AskedPerson => ({ certificateNo, name });

describe('whoever is to join a class', () => {
  it.each<[string, AskedPerson, Partial<Candidate> | null, Partial<ClassState>, string | null]>([
    ['joins', asked('1'), {}, {}, null],
    ['joins by a number in full width with a space', asked('１ 2'), {}, {}, null],
    ['joins with his name beside the number', asked('1', '张三'), {}, {}, null],
    [
      'joins with another dot in his name',
      asked('1', '阿依古丽•买买提'),
      { name: '阿依古丽·买买提' },
      {},
      null,
    ],
    ['joins with a space in his name', asked('1', '张 三'), {}, {}, null],
    ['is known by his number', asked('9'), null, {}, 'CLASS_PERSON_UNKNOWN'],
    ['is not somebody else', asked('1', '李四'), {}, {}, 'CLASS_PERSON_NAME'],
    ['is not whose name begins like his', asked('1', '张三丰'), {}, {}, 'CLASS_PERSON_NAME'],
    ['is not there already', asked('1'), {}, { memberIds: new Set(['a']) }, 'CLASS_PERSON_MEMBER'],
    ['serves somewhere', asked('1'), { unitId: null, regionCode: null }, {}, 'CLASS_PERSON_NOT_SERVING'],
    ['serves where the class is for', asked('1'), { regionCode: 150202 }, {}, 'CLASS_PERSON_NOT_SERVING'],
    ['may serve in the region itself', asked('1'), { regionCode: BAYANNUR }, {}, null],
    ['finds a place of his unit', asked('1'), {}, { quotas: new Map([['临河', 1]]) }, null],
    [
      'finds no place where all are taken',
      asked('1'),
      {},
      { quotas: new Map([['临河', 2]]), taken: new Map([['临河', 2]]) },
      'CLASS_QUOTA_FULL',
    ],
    [
      'finds the last place',
      asked('1'),
      {},
      { quotas: new Map([['临河', 2]]), taken: new Map([['临河', 1]]) },
      null,
    ],
    [
      'does not come from a unit without places where others have some',
      asked('1'),
      {},
      { quotas: new Map([['五原', 2]]) },
      'CLASS_UNIT_WITHOUT_QUOTA',
    ],
  ])('%s', (_, person, candidate, change, expected) => {
    const known = new Map(
      candidate
        ? [
            ['1', somebody(candidate)],
            ['12', somebody(candidate)],
          ]
        : [],
    );
    expect(decideJoining([person], known, state(change))[0]?.refusal?.code ?? null).toBe(expected);
  });

  it('takes the places in the order of the list, and is named once', () => {
    const known = new Map([
      ['1', somebody()],
      ['2', somebody({ officerId: 'b', name: '李四' })],
      ['3', somebody({ officerId: 'c', name: '王五' })],
    ]);
    const answers = decideJoining(
      [asked('1'), asked('1'), asked('8'), asked('3'), asked('2')],
      known,
      state({ quotas: new Map([['临河', 2]]) }),
    );
    expect(answers.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      ...[null, 'CLASS_PERSON_TWICE', 'CLASS_PERSON_UNKNOWN', null, 'CLASS_QUOTA_FULL'],
    ]);
    expect(answers[1]?.candidate?.name).toBe('张三');
  });

  it('never takes more places than there are, whoever is named in whatever order', () => {
    const units = ['甲', '乙', '丙'];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 2 }),
        (numbers, seats) => {
          const known = new Map(
            Array.from({ length: 30 }, (_, index): [string, Candidate] => {
              const unit = units[index % 3] ?? '甲';
              return [String(index), somebody({ officerId: String(index), unitId: unit, unitName: unit })];
            }),
          );
          const quotas = new Map(seats.map((count, index) => [units[index] ?? '甲', count]));
          const answers = decideJoining(
            numbers.map((number) => asked(String(number))),
            known,
            state({ quotas }),
          );
          const joined = answers.filter(({ refusal }) => refusal === null).map(({ candidate }) => candidate);
          expect(new Set(joined.map((one) => one?.officerId)).size).toBe(joined.length);
          for (const unit of units)
            expect(joined.filter((one) => one?.unitId === unit).length).toBeLessThanOrEqual(
              quotas.get(unit) ?? 0,
            );
        },
      ),
    );
  });
});
