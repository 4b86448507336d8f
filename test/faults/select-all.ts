import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/** Every field of a type and of what hangs on it, as a selection: what is added to the type later is asked for as well. */
export function selectAll(type: GraphQLObjectType, depth = 4): string {
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
  const selections = fields.flatMap((field) => {
    const of = getNamedType(field.type);
    if (isLeafType(of)) return [field.name];
    if (!isObjectType(of) || depth === 0) return [];
    return [`${field.name} ${selectAll(of, depth - 1)}`];
  });
  return `{ ${['__typename', ...selections].join(' ')} }`;
}

/** One selection for each field of a type: a server that limits what one request may cost still answers them all. */
export function selectEach(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`No type ${name}`);
  return Object.values(type.getFields())
    .filter(({ args }) => args.length === 0)
    .map((field) => {
      const of = getNamedType(field.type);
      return isObjectType(of) ? `${field.name} ${selectAll(of)}` : field.name;
    });
}
