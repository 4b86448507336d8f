import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sayTooMany, type RateLimits } from './rate-limits';
import type { SessionViewer } from './request-context';

/**
 * Lets a signed-in request pass that our own page sent: another site cannot add this header without a preflight.
 * @throws HttpException 401 or 403.
 */
export function requireOwnPage(viewer: SessionViewer | null, request: FastifyRequest): SessionViewer {
  if (!request.headers['x-whetstone']) {
    throw new HttpException({ code: 'FORBIDDEN', message: 'Missing header x-whetstone. 缺少请求头。' }, 403);
  }
  return requireViewer(viewer);
}

/** @throws HttpException 401 */
export function requireViewer(viewer: SessionViewer | null): SessionViewer {
  if (viewer) return viewer;
  throw new HttpException({ code: 'UNAUTHENTICATED', message: '请先登录。 Sign in first.' }, 401);
}

/** Counts an upload of a person. @throws HttpException 429 with Retry-After when it is one too many. */
export async function refuseFlood(
  limits: RateLimits,
  officerId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const seconds = await limits.count('upload', officerId, request);
  if (seconds === null) return;
  void reply.header('retry-after', String(seconds));
  throw new HttpException({ code: 'TOO_MANY_REQUESTS', message: sayTooMany(seconds) }, 429);
}
