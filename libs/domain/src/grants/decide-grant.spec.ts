import { describe, expect, it } from '@jest/globals';
import { decideGrant, mayGrant, OFFICES, type DatedGrant, type GrantRequest } from './decide-grant';

const [NATION, PROVINCE, CITY, COUNTY, SIBLING] = [0, 150000, 150800, 150802, 150200];
const held = (role: string, regionCode: number) => [{ role, regionCode }];
const dated = (
  role: string,
  regionCode: number,
  validFrom = '2026-01-01',
  validTo: string | null = null,
): DatedGrant => ({
  ...{ role, regionCode, validFrom, validTo },
});

const request = (change: Partial<GrantRequest> = {}): GrantRequest => ({
  ...{
    role: 'training_manager',
    regionCode: COUNTY,
    validFrom: '2026-11-24',
    validTo: null,
    today: '2026-11-24',
  },
  granter: { officerId: 'a', grants: held('training_manager', CITY) },
  holder: { officerId: 'b', grants: [] },
  isRegion: true,
  ...change,
});

describe('who may give a role', () => {
  it.each([
    ['what he holds, below', 'training_manager', CITY, 'training_manager', COUNTY, true],
    ['what he holds, where he holds it', 'training_manager', CITY, 'training_manager', CITY, true],
    ['what he holds, above', 'training_manager', CITY, 'training_manager', PROVINCE, false],
    ['what he holds, beside', 'training_manager', CITY, 'training_manager', SIBLING, false],
    ['what he does not hold', 'training_manager', CITY, 'author', COUNTY, false],
    ['a reviewer his own role', 'reviewer', PROVINCE, 'reviewer', CITY, true],
    ['the security administrator any role', 'security_administrator', PROVINCE, 'author', CITY, true],
    [
      'the security administrator his own office',
      'security_administrator',
      PROVINCE,
      'security_administrator',
      CITY,
      true,
    ],
    ['the security administrator another office', 'security_administrator', NATION, 'auditor', CITY, false],
    ['the auditor his own office', 'auditor', NATION, 'auditor', PROVINCE, true],
    ['the auditor anything else', 'auditor', NATION, 'leader', PROVINCE, false],
    ['the system administrator any role', 'system_administrator', NATION, 'leader', PROVINCE, false],
  ])('%s', (_, holds, over, role, region, may) => {
    expect(mayGrant(held(holds, over), role, region)).toBe(may);
  });
});

describe('a role', () => {
  const outcome = (change: Partial<GrantRequest>) => decideGrant(request(change))?.code ?? null;

  it.each<[string, Partial<GrantRequest>, string | null]>([
    ['is given', {}, null],
    ['is not given for a region there is not', { isRegion: false }, 'GRANT_REGION_UNKNOWN'],
    ['is not given to oneself', { holder: { officerId: 'a', grants: [] } }, 'GRANT_TO_ONESELF'],
    ['does not end before it begins', { validTo: '2026-11-23' }, 'GRANT_ENDS_BEFORE'],
    ['does not end on the day it begins', { validTo: '2026-11-24' }, 'GRANT_ENDS_BEFORE'],
    ['may hold for one day', { validTo: '2026-11-25' }, null],
    ['does not begin in the past', { validFrom: '2026-11-23' }, 'GRANT_BEGINS_IN_PAST'],
    ['is not given upwards', { regionCode: PROVINCE }, 'GRANT_UPWARDS'],
    [
      'is not given twice for the same days',
      { holder: { officerId: 'b', grants: [dated('training_manager', CITY)] } },
      'GRANT_EXISTS',
    ],
    [
      'is given again after it has ended',
      { holder: { officerId: 'b', grants: [dated('training_manager', CITY, '2026-01-01', '2026-11-24')] } },
      null,
    ],
    [
      'is given for a wider region than the one held',
      { regionCode: CITY, holder: { officerId: 'b', grants: [dated('training_manager', COUNTY)] } },
      null,
    ],
  ])('%s', (_, change, expected) => {
    expect(outcome(change)).toBe(expected);
  });

  it.each(OFFICES.flatMap((office) => OFFICES.map((other) => [office, other] as const)))(
    'of %s does not stand beside %s unless it is the same',
    (role, other) => {
      const expected = role === other ? null : 'OFFICES_EXCLUDE';
      const holder = { officerId: 'b', grants: [dated(other, SIBLING)] };
      expect(outcome({ role, granter: { officerId: 'a', grants: held(role, NATION) }, holder })).toBe(
        expected,
      );
      const ended = { officerId: 'b', grants: [dated(other, SIBLING, '2025-01-01', '2026-11-24')] };
      expect(
        outcome({ role, granter: { officerId: 'a', grants: held(role, NATION) }, holder: ended }),
      ).toBeNull();
    },
  );
});
