import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { compiledOperations } from './compiled-operations';
import { graphqlLimits, MOST_TOKENS } from './graphql-limits';
import { OVERLOADED } from './overload';
import { protectRootFields, type RootGuards } from './permissions';
import type { RateLimits } from './rate-limits';
import { cacheOf, type TrustedDocuments } from './trusted-documents';
import { languageOf, type RequestContext, type SessionViewer } from './request-context';

/** Codes a client is told; anything else is ours to read in the log and nobody else's. */
const TOLD = new Set<unknown>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_REQUEST',
  'TOO_MANY_REQUESTS',
  'PASSWORD_CHANGE_NEEDED',
  OVERLOADED,
  ...Object.values(ApolloServerErrorCode),
]);

export interface GraphqlOptions {
  readonly logger: Logger;
  readonly schemaFile: string | true;
  readonly limits: RateLimits;
  readonly record: RootGuards['record'];
  /** What the clients of this build ask, by its hash. */
  readonly documents: TrustedDocuments;
  /** Nothing else is run; without it anything may be asked, as when developing. */
  readonly trustedOnly: boolean;
  readonly loadViewer: (request: FastifyRequest) => Promise<SessionViewer | null>;
}

/** One home for how GraphQL is served: who asks, what a failure looks like from outside, and that nothing is open. */
export function graphqlConfig({
  logger,
  schemaFile,
  loadViewer,
  limits,
  record,
  documents,
  trustedOnly,
}: GraphqlOptions): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    autoSchemaFile: schemaFile,
    sortSchema: true,
    playground: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    introspection: !trustedOnly,
    hideSchemaDetailsFromClientErrors: trustedOnly,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: graphqlLimits(),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      compiledOperations((formatted, error) => maskFailure(formatted, error, logger)),
    ],
    persistedQueries: { cache: cacheOf(documents) },
    transformSchema: (schema) => protectRootFields(schema, { limits, record }),
    context: async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => ({
      request,
      reply,
      requestId: request.id,
      auditNotes: [],
      language: languageOf(request),
      viewer: await loadViewer(request),
    }),
    formatError: (formatted, error) => maskFailure(formatted, error, logger),
  };
}

/** PostgreSQL's words for a value that is no value of the type: an id that is no uuid, a NUL, a number out of range. */
const MALFORMED = new Set<unknown>(['22P02', '22P05', '22021', '22003']);

/** Internals are logged and masked; what the client can do something about is told. */
function maskFailure(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (TOLD.has(code) && code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR) {
    return {
      message: formatted.message,
      locations: formatted.locations,
      path: formatted.path,
      extensions: { code },
    };
  }
  if (original instanceof Error && 'code' in original && MALFORMED.has(original.code)) {
    return {
      message: 'The input is not valid. 输入内容无效。',
      path: formatted.path,
      extensions: { code: ApolloServerErrorCode.BAD_USER_INPUT },
    };
  }
  logger.error({ err: original, path: formatted.path }, 'a resolver failed');
  return {
    message: 'Something went wrong; nothing was changed. 服务器出现错误，未作任何更改。',
    path: formatted.path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}
