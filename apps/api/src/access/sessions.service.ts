import type {} from '@fastify/cookie';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { Installation } from '../platform/platform.module';
import { EVERYWHERE, Scopes } from '../platform/scope';
import type { ActiveGrant, SessionViewer } from '../platform/request-context';

/** Signed out after this long without a request, unless an attempt keeps the session. */
const IDLE_MINUTES = 30;

/** A session row is believed this long without asking again; signing out forgets it at once in this process. */
const BELIEVED_MS = 10_000;

/** Past this many the memory is emptied: it is a short cut, and everybody is looked up again within seconds. */
const MOST_BELIEVED = 20_000;

/** How stale `seen_at` may get: one write a minute per person, not one per request. */
const SEEN_EVERY_MS = 60_000;

const DEVICE_LENGTH = 200;

interface SessionRow {
  readonly officerId: string;
  readonly seenAt: Date;
  readonly grants: readonly ActiveGrant[];
}

/** Opaque sessions: a random cookie, of which the database holds only a digest. */
@Injectable()
export class SessionsService {
  private readonly believed = new Map<string, { viewer: SessionViewer; until: number }>();

  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  /** `__Host-` binds the cookie to this host over TLS; plain http has to do without the prefix. */
  private get cookieName(): string {
    return this.installation.isSecure ? '__Host-whetstone' : 'whetstone';
  }

  /** Opens a session and sets its cookie. */
  async open(officerId: string, request: FastifyRequest, reply: FastifyReply): Promise<SessionViewer> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.scopes
      .in(EVERYWHERE)
      .query(
        `INSERT INTO sessions (token_digest, officer_id, device, created_at, seen_at) VALUES ($1, $2, $3, $4, $4)`,
        [digestOf(token), officerId, deviceOf(request), now],
      );
    reply.setCookie(this.cookieName, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.installation.isSecure,
    });
    const viewer = await this.find(digestOf(token));
    if (!viewer) throw new Error('A session just opened is not there');
    return viewer;
  }

  /** Who is asking, or null: no cookie, unknown, idle for too long. */
  async load(request: FastifyRequest): Promise<SessionViewer | null> {
    const token = request.cookies[this.cookieName];
    if (!token) return null;
    const digest = digestOf(token);
    const key = digest.toString('base64');
    const now = this.clock.now().getTime();
    const known = this.believed.get(key);
    if (known && known.until > now) return known.viewer;
    const viewer = await this.find(digest);
    if (this.believed.size >= MOST_BELIEVED) this.believed.clear();
    if (viewer) this.believed.set(key, { viewer, until: now + BELIEVED_MS });
    else this.believed.delete(key);
    return viewer;
  }

  private async find(digest: Buffer): Promise<SessionViewer | null> {
    const now = this.clock.now();
    const row = await findOne<SessionRow>(
      this.scopes.in(EVERYWHERE),
      `SELECT s.officer_id AS "officerId", s.seen_at AS "seenAt",
              coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'regionCode', g.region_code))
                        FROM grants g WHERE g.officer_id = s.officer_id
                         AND g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to > $2)), '[]') AS grants
       FROM sessions s
       WHERE s.token_digest = $1 AND greatest(s.seen_at + make_interval(mins => $4), s.kept_until) > $3`,
      [digest, this.clock.today(), now, IDLE_MINUTES],
    );
    if (!row) return null;
    if (now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS) {
      await this.scopes
        .in(EVERYWHERE)
        .query(`UPDATE sessions SET seen_at = $2 WHERE token_digest = $1`, [digest, now]);
    }
    return { officerId: row.officerId, sessionDigest: digest, grants: row.grants };
  }

  /** Keeps a session alive to a moment, so that nobody is signed out in mid-test for thinking. */
  async keepUntil(viewer: SessionViewer, moment: Date): Promise<void> {
    await this.scopes
      .in(EVERYWHERE)
      .query(`UPDATE sessions SET kept_until = greatest(kept_until, $2) WHERE token_digest = $1`, [
        viewer.sessionDigest,
        moment,
      ]);
  }

  async close(viewer: SessionViewer, reply: FastifyReply): Promise<void> {
    await this.scopes
      .in(EVERYWHERE)
      .query(`DELETE FROM sessions WHERE token_digest = $1`, [viewer.sessionDigest]);
    this.believed.delete(viewer.sessionDigest.toString('base64'));
    reply.clearCookie(this.cookieName, { path: '/', secure: this.installation.isSecure });
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** What the browser says of itself, kept as evidence of where somebody watched. */
export function deviceOf(request: FastifyRequest): string {
  return String(request.headers['user-agent'] ?? '').slice(0, DEVICE_LENGTH);
}
