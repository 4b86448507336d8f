import { SeededChoice } from '../random/seeded';

/**
 * Which of an exam's forms an officer gets, from 0: the same whenever it is asked, spread evenly over officers, and for
 * each further attempt another one until he has had them all.
 */
export function pickForm(officerId: string, attemptNumber: number, formCount: number): number {
  const first = new SeededChoice(officerId).number(0, formCount - 1);
  return (first + attemptNumber - 1) % formCount;
}
