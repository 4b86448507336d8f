import type { GraphQLSchema } from 'graphql';
import { fieldSelectionsOf, type Question } from './authorization';
import { PERSON_TYPES, PROBES } from './authorization-table';

export function rootQuestions(): Question[] {
  return Object.entries(PROBES).map(([field, probe]) => ({ field, root: field, probe }));
}

/** Every field of a person, each asked alone through the root field that leads to him. */
export function personQuestions(schema: GraphQLSchema): Question[] {
  return Object.entries(PERSON_TYPES).flatMap(([type, { root, around }]) => {
    const probe = PROBES[root];
    if (!probe) throw new Error(`${root} has no probe`);
    return [...fieldSelectionsOf(schema, type)].map(([name, selection]) => ({
      field: `${type}.${name}`,
      root,
      probe: { ...probe, select: around(selection) },
    }));
  });
}
