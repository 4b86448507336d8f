import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';
import type { Grid } from '../support/authorization';
import type { TestApp } from '../support/test-app';

const root = join(repositoryRoot(import.meta.url), 'apps/api/src');

/** Every predicate says yes: what is refused now is refused by the database. */
async function takeOutThePredicates(): Promise<number> {
  const files = globSync('**/*.policy.ts', { cwd: root });
  for (const file of files) {
    const path = join(root, file);
    const policy = (await import(path)) as Readonly<Record<string, unknown>>;
    jest.unstable_mockModule(path, () =>
      Object.fromEntries(
        Object.entries(policy).map(([name, value]) => [
          name,
          typeof value === 'function' ? () => true : value,
        ]),
      ),
    );
  }
  return files.length;
}

/** What asks: loaded only now, because it brings services of the server with it, and those bring their predicates. */
async function loadSupport() {
  const { BY_DATABASE_ALONE, PERSON_TYPES, REACH } = await import('../support/authorization-table');
  const [world, questions, app] = await Promise.all([
    import('../support/authorization'),
    import('../support/authorization-questions'),
    import('../support/test-app'),
  ]);
  return { ...world, ...questions, ...app, BY_DATABASE_ALONE, PERSON_TYPES, REACH };
}

describe('who reaches what when every predicate in the server says yes', () => {
  let test: TestApp;
  let roots: Grid;
  let persons: Grid;
  let support: Awaited<ReturnType<typeof loadSupport>>;
  beforeAll(async () => {
    expect(await takeOutThePredicates()).toBeGreaterThan(3);
    support = await loadSupport();
    const { measureGrid, personQuestions, rootQuestions, schemaOf } = support;
    test = await support.startTestApp();
    const world = await support.buildWorld(test);
    roots = await measureGrid(world, rootQuestions());
    persons = await measureGrid(world, personQuestions(schemaOf(test)));
  }, 300_000);
  afterAll(() => test.close());

  it('is the same for every root field, by the database alone', () => {
    const { BY_DATABASE_ALONE, expectedGrid, REACH } = support;
    expect(roots).toEqual(expectedGrid({ ...REACH, ...BY_DATABASE_ALONE }));
  });

  it('is the same for every field of a person, by the database alone', () => {
    const { expectedGrid, PERSON_TYPES } = support;
    const table = Object.entries(PERSON_TYPES).flatMap(([type, { fields, byDatabase }]) =>
      Object.entries(fields).map(([name, row]) => [`${type}.${name}`, byDatabase ?? row] as const),
    );
    expect(persons).toEqual(expectedGrid(Object.fromEntries(table)));
  });
});
