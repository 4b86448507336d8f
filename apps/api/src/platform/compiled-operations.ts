import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { Overloaded } from './overload';
import type { RequestContext } from './request-context';

/** The mutations that a country runs in the same minute; everything else is executed as ever. */
const HOT_FIELDS: ReadonlySet<string> = new Set(['saveSheet', 'startAttempt', 'submitAttempt']);

type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Some spellings of a hot operation are met in a build; anybody may invent more, and compiling is dear. */
const MOST_COMPILED = 50;

/**
 * Runs the hot mutations as compiled functions: variables are checked and answers completed by code written for that one
 * operation. Everything that stands before a field stands before it here too, because the schema's own resolvers are
 * what is called.
 */
export function compiledOperations(format: Format): ApolloServerPlugin<RequestContext> {
  const compiled = new CompiledOperations(MOST_COMPILED);
  const listener: GraphQLRequestListener<RequestContext> = {
    async responseForOperation({ document, operation, operationName, schema, request, contextValue }) {
      if (!operation || !isHot(operation)) return null;
      const query = compiled.get(schema, document, operationName);
      if (!query) return null;
      const result = await query.query(undefined, contextValue, request.variables ?? {});
      const headers = new HeaderMap([['content-type', mediaTypeFor(request.http?.headers.get('accept'))]]);
      const overload = result.errors?.map(({ originalError }) => originalError).find(isOverload);
      if (overload) return overloaded(overload, headers);
      const isMalformed = result.errors !== undefined && result.data === undefined;
      return {
        http: { ...(isMalformed && { status: 400 }), headers },
        body: { kind: 'single', singleResult: { ...formatErrors(result, format) } },
      };
    },
  };
  return { requestDidStart: async () => listener };
}

function isOverload(error: unknown): error is Overloaded {
  return error instanceof Overloaded;
}

/** Not an answer but the want of one: a client that reads nothing of it sees by the status that it has to come again. */
function overloaded({ message, extensions, retryAfter }: Overloaded, headers: HeaderMap): GraphQLResponse {
  headers.set('retry-after', retryAfter);
  const errors = [{ message, extensions }];
  return { http: { status: 503, headers }, body: { kind: 'single', singleResult: { errors } } };
}

function isHot({ operation, selectionSet: { selections } }: OperationDefinitionNode): boolean {
  const isHotField = (name: string) => name === '__typename' || HOT_FIELDS.has(name);
  return (
    operation === 'mutation' &&
    selections.every((selection) => selection.kind === Kind.FIELD && isHotField(selection.name.value))
  );
}

/** By document: Apollo gives the same one for the same text, for as long as it keeps it. */
class CompiledOperations {
  private byDocument = new WeakMap<DocumentNode, Map<string | null, CompiledQuery | null>>();
  private count = 0;

  constructor(private readonly most: number) {}

  /** Null = it cannot be compiled, and is executed as ever. */
  get(schema: GraphQLSchema, document: DocumentNode, name: string | null): CompiledQuery | null {
    const known = this.byDocument.get(document)?.get(name);
    if (known !== undefined) return known;
    if (this.count >= this.most) {
      this.byDocument = new WeakMap();
      this.count = 0;
    }
    const made = compileQuery(schema, document, name ?? undefined, { disablingCapturingStackErrors: true });
    const query = isCompiledQuery(made) ? made : null;
    this.byDocument.set(document, (this.byDocument.get(document) ?? new Map()).set(name, query));
    this.count += 1;
    return query;
  }
}

/** The compiler knows no codes: what it says of variables gets the one that Apollo gives, and all of it is masked alike. */
function formatErrors({ data, errors }: ExecutionResult, format: Format) {
  if (!errors) return { data };
  const isMalformed = data === undefined;
  const formatted = errors.map((error) => format(withCode(error, isMalformed), error));
  return isMalformed ? { errors: formatted } : { errors: formatted, data };
}

function withCode(error: GraphQLError, isMalformed: boolean): GraphQLFormattedError {
  const usual = isMalformed
    ? ApolloServerErrorCode.BAD_USER_INPUT
    : ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
  const { message, locations, path, extensions } = error;
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { ...extensions, code: extensions?.['code'] ?? usual },
  };
}

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** What Apollo would choose; a header that names neither is one of no client of ours. */
export function mediaTypeFor(accepted: string | undefined): string {
  return `${accepted?.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : 'application/json'}; charset=utf-8`;
}
