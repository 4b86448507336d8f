import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** A well-formed call of a root field such as `Query.bank`, with values that mean nothing, and as little as can be asked. */
export function callOf(schema: GraphQLSchema, field: string): string {
  const [typeName = '', name = ''] = field.split('.');
  const definition = typeName === 'Query' ? schema.getQueryType() : schema.getMutationType();
  const called = definition?.getFields()[name];
  if (!called) throw new Error(`No root field ${field}`);
  const given = called.args.map((argument) => `${argument.name}: ${literalOf(argument.type)}`).join(', ');
  const selection = isLeafType(getNamedType(called.type)) ? '' : '{ __typename }';
  return `${typeName.toLowerCase()} { ${name}${given && `(${given})`} ${selection} }`;
}

const SCALARS: Readonly<Record<string, string>> = {
  Boolean: 'false',
  DateTime: '"2026-11-18T04:00:00Z"',
  Float: '1',
  ID: '"00000000-0000-4000-8000-000000000000"',
  Int: '1',
  LocalDate: '"2026-11-18"',
  String: '"x"',
};

function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? 'null';
  const fields = Object.values(type.getFields()).map((field) => `${field.name}: ${literalOf(field.type)}`);
  return `{ ${fields.join(', ')} }`;
}
