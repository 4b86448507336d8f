import type { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/*
 * The client's errors are told by their names: their classes would bring the whole client to pages that do without it.
 */
function isAnswered(error: unknown): error is CombinedGraphQLErrors {
  return error instanceof Error && error.name === 'CombinedGraphQLErrors';
}

function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && error.name === 'ServerError';
}

/** `extensions.code` of the first error the server answered with; null when it did not answer in GraphQL. */
export function errorCode(error: unknown): string | null {
  const code = isAnswered(error) ? error.errors[0]?.extensions?.['code'] : null;
  return typeof code === 'string' ? code : null;
}

export function isUnauthenticated(error: unknown): boolean {
  return errorCode(error) === 'UNAUTHENTICATED' || (isServerError(error) && error.statusCode === 401);
}

/** No usable answer: the network is gone, or something between here and the server answered instead of it. */
export function isUnreachable(error: unknown): boolean {
  if (isAnswered(error)) return false;
  if (isServerError(error)) return error.statusCode >= 500;
  if (error instanceof Error && error.name === 'ServerParseError') return true;
  return error instanceof TypeError || error instanceof DOMException;
}

/** The server's own sentence, when it gave one. */
export function errorMessage(error: unknown): string | null {
  return isAnswered(error) ? (error.errors[0]?.message ?? null) : null;
}
