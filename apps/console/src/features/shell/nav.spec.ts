import { describe, expect, it } from '@jest/globals';
import { actsFor, homeOf, mayPublishFor, placesFor, rootsFor, type ConsoleRole, type HeldGrant } from './nav';

const today = '2026-11-24';
const grant = (role: ConsoleRole, validTo: string | null = null, code = 150000): HeldGrant => ({
  role,
  region: { code },
  validFrom: '2026-01-01',
  validTo,
});

describe('what the grants open', () => {
  it.each<[ConsoleRole, string[]]>([
    [
      'TRAINING_MANAGER',
      [
        'coverage',
        'lectures',
        'classes',
        'marking',
        'exams',
        'blueprints',
        'banks',
        'questions',
        'laws',
        'officers',
        'regions',
        'grants',
        'sessions',
      ],
    ],
    ['LEADER', ['coverage', 'lectures', 'marking', 'laws', 'officers', 'regions', 'grants']],
    ['SYSTEM_ADMINISTRATOR', ['regions', 'grants']],
    ['AUTHOR', ['banks', 'questions', 'amendments', 'laws']],
    ['REVIEWER', ['banks', 'questions', 'amendments', 'laws']],
    ['MARKER', ['desk', 'laws']],
    ['LAWYER', ['laws']],
    ['SECURITY_ADMINISTRATOR', ['officers', 'grants', 'sessions']],
    ['AUDITOR', ['grants', 'audit']],
    ['OFFICER', []],
  ])('%s finds %j', (role, places) => {
    expect(placesFor([grant(role)], today)).toEqual(places);
  });

  it('a grant holds up to the day it ends on, and not on that day', () => {
    expect(placesFor([grant('LEADER', '2026-11-25')], today)).not.toEqual([]);
    expect(placesFor([grant('LEADER', today)], today)).toEqual([]);
  });

  it('a grant that begins tomorrow opens nothing today', () => {
    expect(placesFor([{ ...grant('LEADER'), validFrom: '2026-11-25' }], today)).toEqual([]);
  });

  it('a leader reads but neither imports nor publishes', () => {
    expect([...actsFor([grant('LEADER')], today)]).toEqual(['seeUnits']);
    expect([...actsFor([grant('OFFICER'), grant('AUTHOR')], today)]).toEqual(['writeBanks', 'amend']);
  });

  it('the library of laws is kept by authors over the whole nation', () => {
    expect(actsFor([grant('AUTHOR', null, 0)], today)).toContain('keepLaws');
    expect(actsFor([grant('AUTHOR', null, 150000)], today)).not.toContain('keepLaws');
  });

  it('figures begin at the region one manages, not at the one where one serves', () => {
    const grants = [
      grant('OFFICER', null, 150823),
      grant('AUTHOR', null, 100000),
      grant('LEADER', null, 150800),
    ];
    expect(rootsFor(grants, today)).toEqual([150800]);
    expect(homeOf('writeBanks', grants, today)).toBe(100000);
    expect(homeOf('publish', grants, today)).toBeUndefined();
  });

  it('two grants over one region are one root', () => {
    expect(rootsFor([grant('LEADER'), grant('TRAINING_MANAGER')], today)).toEqual([150000]);
  });

  it('a city does not set the test of its province', () => {
    const city = [grant('TRAINING_MANAGER', null, 150800)];
    expect(mayPublishFor([150000], city, today)).toBe(false);
    expect(mayPublishFor([150823, 150800], city, today)).toBe(true);
    expect(mayPublishFor([150800], [grant('LEADER', null, 150000)], today)).toBe(false);
  });
});
