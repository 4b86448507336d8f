import { describe, expect, it } from '@jest/globals';
import { isLateEvidence, type EndedAttempt } from './late-evidence';

const at = (time: string) => new Date(`2026-11-20T${time}+08:00`);
const deadline = at('10:30:00');
const open: EndedAttempt = { state: 'in_progress', epoch: 2, rev: 7, deadline, submittedAt: null };
const ended: EndedAttempt = { ...open, state: 'submitted', submittedAt: deadline };
const handedIn: EndedAttempt = { ...open, state: 'submitted', submittedAt: at('10:12:00') };

describe('a sheet that comes too late to count', () => {
  it.each<[string, EndedAttempt, { epoch: number; rev: number }, string, boolean]>([
    [
      'is evidence when it is newer than what the deadline found',
      ended,
      { epoch: 2, rev: 8 },
      '10:45:00',
      true,
    ],
    [
      'is evidence while nobody has noticed yet that time is up',
      open,
      { epoch: 2, rev: 8 },
      '10:30:10',
      true,
    ],
    ['is evidence from a device that lost the attempt', ended, { epoch: 1, rev: 5 }, '10:45:00', true],
    ['is none within the grace: it is saved or it is stale', open, { epoch: 2, rev: 8 }, '10:30:09', false],
    ['is none when the server has got as far', ended, { epoch: 2, rev: 7 }, '10:45:00', false],
    ['is none after the officer himself handed in', handedIn, { epoch: 2, rev: 8 }, '10:45:00', false],
  ])('%s', (_, row, save, time, expected) => expect(isLateEvidence(row, save, at(time))).toBe(expected));
});
