import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonical,
  checkStream,
  nextHash,
  rootHash,
  streamOf,
  type AuditEntry,
  type Seal,
} from './audit-chain';

const entry = (id: number, change: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{
    id,
    at: new Date(Date.UTC(2026, 10, 18, 4, id)),
    actorId: null,
    actorName: '张三',
    address: '10.0.0.1',
  },
  ...{ device: 'x', action: 'signIn', subjectType: null, subjectId: null, regionCode: 150802, result: 'ok' },
  detail: {},
  ...change,
});

const stream = { provinceCode: 150000, day: '2026-11-18' };

function sealAll(entries: readonly AuditEntry[]): Seal[] {
  let hash = rootHash(stream);
  return entries.map((one, index) => {
    hash = nextHash(hash, one);
    return { ...stream, seq: index + 1, entryId: one.id, hash };
  });
}

const six = [1, 2, 3, 4, 5, 6].map((id) => entry(id));
const kinds = (seals: readonly Seal[], entries: readonly AuditEntry[]) =>
  checkStream(stream, seals, entries).map((fault) => [
    fault.kind,
    'seal' in fault ? fault.seal.seq : fault.entry.id,
  ]);

describe('the chain of a province and a day', () => {
  it('is sound when nothing was touched, and while the last minute is still coming in', () => {
    expect(kinds(sealAll(six), six)).toEqual([]);
    expect(kinds(sealAll(six), [...six, entry(7)])).toEqual([]);
    expect(kinds([], six)).toEqual([]);
  });

  it.each([
    ['a changed name', { actorName: '李四' }],
    ['a changed result', { result: 'BAD_CREDENTIALS' }],
    ['a changed moment', { at: new Date(Date.UTC(2026, 10, 18, 4, 3, 1)) }],
    ['a changed detail', { detail: { reason: 'x' } }],
    ['a changed subject', { subjectId: 'somebody' }],
  ])('shows %s, once and at its place', (_, change) => {
    const changed = six.map((one) => (one.id === 3 ? entry(3, change) : one));
    expect(kinds(sealAll(six), changed)).toEqual([['changed', 3]]);
  });

  it('shows a removed entry', () => {
    expect(
      kinds(
        sealAll(six),
        six.filter(({ id }) => id !== 4),
      ),
    ).toEqual([['removed', 4]]);
  });

  it('shows an entry put in afterwards', () => {
    expect(kinds(sealAll(six), [...six, entry(99, { at: six[2]?.at ?? new Date() })])).toEqual([
      ['inserted', 99],
    ]);
  });

  it('shows a seal taken out, and one put in its place', () => {
    const seals = sealAll(six);
    expect(
      kinds(
        seals.filter(({ seq }) => seq !== 2),
        six,
      ).map(([kind]) => kind),
    ).toEqual([...['seal-missing', 'changed', 'inserted']]);
    const forged = seals.map((seal) => (seal.seq === 2 ? { ...seal, hash: rootHash(stream) } : seal));
    expect(kinds(forged, six)).toEqual([
      ['changed', 2],
      ['changed', 3],
    ]);
  });

  it('belongs to the province and the day in Beijing', () => {
    expect(streamOf(entry(1, { at: new Date('2026-11-18T16:30:00Z') }))).toEqual({
      provinceCode: 150000,
      day: '2026-11-19',
    });
    expect(streamOf(entry(1, { regionCode: 0 })).provinceCode).toBe(0);
  });

  it('hashes no two entries alike', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('"', '","', 'null', '[', ']'));
    const some = fc.record({
      actorName: text,
      address: text,
      device: text,
      action: text,
      subjectType: fc.option(text),
      subjectId: fc.option(text),
      result: text,
      detail: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))),
    });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        return (
          isSame || canonical(entry(1, one)) !== canonical(entry(1, other)) || sameButForOrder(one, other)
        );
      }),
    );
  });
});

function sameButForOrder(one: { detail: object }, other: { detail: object }): boolean {
  const flat = (value: { detail: object }) =>
    JSON.stringify({
      ...value,
      detail: Object.entries(value.detail).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    });
  return flat(one) === flat(other);
}
