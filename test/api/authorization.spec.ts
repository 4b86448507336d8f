import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  answersBeside,
  buildWorld,
  expectedGrid,
  fieldSelectionsOf,
  measureGrid,
  personTypesOf,
  rootFieldsOf,
  schemaOf,
  type Grid,
  type World,
} from '../support/authorization';
import { BANK_MAKES_ITS_OWN } from '../support/authorization-bank';
import { MARKING_MAKES_ITS_OWN } from '../support/authorization-marking';
import { CLASS_MAKES_ITS_OWN } from '../support/authorization-classes';
import { EXAM_MAKES_ITS_OWN } from '../support/authorization-exams';
import { OWN_TYPES, PERSON_TYPES, PLACELESS, PROBES, REACH } from '../support/authorization-table';
import { personQuestions, rootQuestions } from '../support/authorization-questions';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';
import { startTestApp, type TestApp } from '../support/test-app';

/**
 * Probes that make what they ask about, so that there is nothing that never was, and those about regions themselves:
 * the tree is public, and a refusal names the region that was asked about.
 */
const MAKES_ITS_OWN = [
  ...['Mutation.publishExam', 'Mutation.publishLectureIssue', 'Mutation.createBank'],
  ...['Query.regionMerge', 'Mutation.mergeRegions', 'Mutation.closeRegion', 'Mutation.closeUnit'],
  ...['Mutation.addRegion', 'Mutation.renameRegion', 'Mutation.addUnit'],
  ...BANK_MAKES_ITS_OWN,
  ...MARKING_MAKES_ITS_OWN,
  ...EXAM_MAKES_ITS_OWN,
  ...CLASS_MAKES_ITS_OWN,
];

/** The permissions as they are measured: every root field and every field of a person, every role, every place. */
// Every root field, asked by everybody, about everything: it grows with the product.
jest.setTimeout(120_000);

describe('who reaches what, and where', () => {
  let test: TestApp;
  let roots: Grid;
  let persons: Grid;
  let world: World;
  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    roots = await measureGrid(world, rootQuestions());
    persons = await measureGrid(world, personQuestions(schemaOf(test)));
  }, 300_000);
  afterAll(() => test.close());

  it('is written down for every root field there is, and for no other', () => {
    expect([...Object.keys(PROBES), ...PLACELESS].toSorted()).toEqual(
      rootFieldsOf(schemaOf(test)).toSorted(),
    );
    expect(Object.keys(REACH).toSorted()).toEqual(Object.keys(PROBES).toSorted());
  });

  it('is written down for every field of a person there is, and for no other', () => {
    expect([...Object.keys(PERSON_TYPES), ...OWN_TYPES].toSorted()).toEqual(personTypesOf(schemaOf(test)));
    for (const [type, { fields }] of Object.entries(PERSON_TYPES)) {
      expect([type, Object.keys(fields).toSorted()]).toEqual([
        type,
        [...fieldSelectionsOf(schemaOf(test), type).keys()].toSorted(),
      ]);
    }
  });

  it('is for every root field as it is written down', () => {
    expect(roots).toEqual(expectedGrid(REACH));
  });

  it('is for every field of a person as it is written down', () => {
    const table = Object.entries(PERSON_TYPES).flatMap(([type, { fields }]) =>
      Object.entries(fields).map(([name, row]) => [`${type}.${name}`, row] as const),
    );
    expect(persons).toEqual(expectedGrid(Object.fromEntries(table)));
  });

  it('tells of a thing beside exactly what it tells of a thing that never was', async () => {
    for (const question of rootQuestions().filter(({ field }) => !MAKES_ITS_OWN.includes(field))) {
      for (const { role, beside, nowhere } of await answersBeside(world, question))
        expect([question.field, role, beside]).toEqual([question.field, role, nowhere]);
    }
  }, 180_000);

  it('is decided by predicates that stand in policy files, where the other pass takes them out', () => {
    const source = join(repositoryRoot(import.meta.url), 'apps/api/src');
    const deciding = globSync('**/*.ts', { cwd: source }).filter(
      (file) =>
        !/\.(policy|spec)\.ts$/.test(file) && readFileSync(join(source, file), 'utf8').includes('mayActIn'),
    );
    expect(deciding).toEqual([]);
  });
});
