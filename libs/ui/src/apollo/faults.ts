import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';

/** `extensions.code` of the first error the server answered with; null when it did not answer in GraphQL. */
export function errorCode(error: unknown): string | null {
  const answered = CombinedGraphQLErrors.is(error) ? error : null;
  const code = answered?.errors[0]?.extensions?.['code'];
  return typeof code === 'string' ? code : null;
}

export function isUnauthenticated(error: unknown): boolean {
  return errorCode(error) === 'UNAUTHENTICATED' || (ServerError.is(error) && error.statusCode === 401);
}

/** No usable answer: the network is gone, or something between here and the server answered instead of it. */
export function isUnreachable(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) return false;
  if (ServerError.is(error)) return error.statusCode >= 500;
  return ServerParseError.is(error) || error instanceof TypeError || error instanceof DOMException;
}

/** The server's own sentence, when it gave one. */
export function errorMessage(error: unknown): string | null {
  return CombinedGraphQLErrors.is(error) ? (error.errors[0]?.message ?? null) : null;
}
