import type {} from '@fastify/cookie';
import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isPasswordTooOld } from '@whetstone/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import type { NamedStatement } from '../platform/exam-database';
import { GroupCommit } from '../platform/group-commit';
import { Installation } from '../platform/platform.module';
import { EVERYWHERE, ownScope, Scopes, type Scope } from '../platform/scope';
import type { ActiveGrant, RequestContext, SessionViewer } from '../platform/request-context';
import { OFFICES_WITH_SECOND_FACTOR } from './second-factor.service';

/** Signed out after this long without a request, unless an attempt keeps the session. */
const IDLE_MINUTES = 30;

/** Signed out after this long whatever happens, unless an attempt keeps the session. */
const LONGEST_HOURS = 12;

/** A session row is believed this long without asking again; signing out forgets it at once in this process. */
const BELIEVED_MS = 10_000;

/** Past this many the memory is emptied: it is a short cut, and everybody is looked up again within seconds. */
const MOST_BELIEVED = 100_000;

/** How stale `seen_at` may get: one write a minute per person, not one per request. */
const SEEN_EVERY_MS = 60_000;

const DEVICE_LENGTH = 200;

/** A session as its owner sees it: where he is signed in. */
export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly isCurrent: boolean;
}

interface SessionRow {
  readonly digest: Buffer;
  readonly officerId: string;
  readonly isSecondFactorVerified: boolean;
  readonly grants: readonly ActiveGrant[];
  readonly mustChange: boolean;
  readonly passwordSetAt: Date | null;
  readonly maxAgeDays: number | null;
}

interface Kept {
  readonly sessionDigest: Buffer;
  readonly moment: Date;
}

/** What {@link isStillOpen} is given after the moment. */
export const SESSION_LIMITS = [IDLE_MINUTES, LONGEST_HOURS] as const;

/** True of a session that is neither idle nor too old, or is kept by an attempt; the names of the parameters. */
export const isStillOpen = (now: string, idleMinutes: string, longestHours: string) =>
  `greatest(least(s.seen_at + make_interval(mins => ${idleMinutes}), s.created_at + make_interval(hours => ${longestHours})),
     s.kept_until) > ${now}`;

/** In the order of their digests, so that two servers lock rows in one order. */
const KEEP: NamedStatement = {
  name: 'keep_sessions',
  text: `UPDATE sessions s SET kept_until = greatest(s.kept_until, k.moment)
    FROM (SELECT held.token_digest, k.moment FROM unnest($1::bytea[], $2::timestamptz[]) AS k(digest, moment)
      JOIN sessions held ON held.token_digest = k.digest ORDER BY held.token_digest FOR NO KEY UPDATE OF held) AS k
    WHERE s.token_digest = k.token_digest`,
};

/** Opaque sessions: a random cookie, of which the database holds only a digest. */
@Injectable()
export class SessionsService {
  private readonly asked = new Map<string, Promise<SessionViewer | null>>();
  private readonly believed = new Map<string, { viewer: SessionViewer; until: number }>();

  /** A country that begins in one second is looked up, and its sessions are kept, in a few statements. */
  private readonly finding = new GroupCommit<Buffer, SessionViewer | null>({
    keyOf: (digest) => digest.toString('base64'),
    write: (digests) => this.findMany(digests),
  });

  private readonly keeping = new GroupCommit<Kept, void>({
    keyOf: ({ sessionDigest }) => sessionDigest.toString('base64'),
    write: (kept) => this.writeKept(kept),
  });

  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  /** `__Host-` binds the cookie to this host over TLS; plain http has to do without the prefix. */
  private get cookieName(): string {
    return this.installation.isSecure ? '__Host-whetstone' : 'whetstone';
  }

  /** Opens a session and sets its cookie. */
  async open(
    officerId: string,
    { request, reply }: Pick<RequestContext, 'request' | 'reply'>,
    isSecondFactorVerified = false,
  ): Promise<SessionViewer> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.scopes.in(EVERYWHERE).query(
      `INSERT INTO sessions (token_digest, officer_id, device, address, created_at, seen_at, second_factor_at)
       VALUES ($1, $2, $3, $4, $5, $5, $6)`,
      [
        ...[digestOf(token), officerId, deviceOf(request), request.ip, now],
        isSecondFactorVerified ? now : null,
      ],
    );
    reply.setCookie(this.cookieName, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.installation.isSecure,
    });
    const viewer = await this.finding.add(digestOf(token));
    if (!viewer) throw new Error('A session just opened is not there');
    return viewer;
  }

  /** Who is asking, or null: no cookie, unknown, idle for too long. */
  async load(request: FastifyRequest): Promise<SessionViewer | null> {
    const token = request.cookies[this.cookieName];
    if (!token) return null;
    const key = hash('sha256', token, 'base64');
    const now = this.clock.now().getTime();
    const known = this.believed.get(key);
    if (known && known.until > now) return known.viewer;
    this.believed.delete(key);
    return this.asked.get(key) ?? this.ask(key, now);
  }

  /** What a page asks at once is asked of the database once. */
  private async ask(key: string, now: number): Promise<SessionViewer | null> {
    const asking = this.finding.add(Buffer.from(key, 'base64'));
    this.asked.set(key, asking);
    try {
      const viewer = await asking;
      // What was to be forgotten meanwhile is not believed.
      if (viewer && this.asked.get(key) === asking) {
        if (this.believed.size >= MOST_BELIEVED) this.believed.clear();
        this.believed.set(key, { viewer, until: now + BELIEVED_MS });
      }
      return viewer;
    } finally {
      if (this.asked.get(key) === asking) this.asked.delete(key);
    }
  }

  private async findMany(digests: readonly Buffer[]): Promise<(SessionViewer | null)[]> {
    const now = this.clock.now();
    const rows = await this.database.query<SessionRow[]>(
      `SELECT digest, officer_id AS "officerId", is_second_factor_verified AS "isSecondFactorVerified", grants,
         must_change AS "mustChange", password_set_at AS "passwordSetAt", max_age_days AS "maxAgeDays"
       FROM read_sessions($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[digests, this.clock.today(), now, IDLE_MINUTES, LONGEST_HOURS, OFFICES_WITH_SECOND_FACTOR],
        `${SEEN_EVERY_MS} milliseconds`,
      ],
    );
    const found = new Map(rows.map((row) => [row.digest.toString('base64'), viewerOf(row, now)]));
    return digests.map((digest) => found.get(digest.toString('base64')) ?? null);
  }

  /** Keeps a session alive to a moment, so that nobody is signed out in mid-test for thinking. */
  keepUntil({ sessionDigest }: SessionViewer, moment: Date): Promise<void> {
    return this.keeping.add({ sessionDigest, moment });
  }

  private async writeKept(kept: readonly Kept[]): Promise<void[]> {
    await this.scopes.prepared(EVERYWHERE, KEEP, [
      kept.map(({ sessionDigest }) => sessionDigest),
      kept.map(({ moment }) => moment),
    ]);
    return kept.map(() => undefined);
  }

  /** Where the viewer is signed in, the latest first. */
  async listOwn(viewer: SessionViewer): Promise<OwnSession[]> {
    return this.scopes.in(ownScope(viewer.officerId)).query<OwnSession[]>(
      `SELECT s.id, s.device, s.address, s.created_at AS "createdAt", s.seen_at AS "seenAt",
              s.token_digest = $2 AS "isCurrent"
       FROM sessions s WHERE s.officer_id = $1 AND ${isStillOpen('$3', '$4', '$5')} ORDER BY s.seen_at DESC, s.id`,
      [viewer.officerId, viewer.sessionDigest, this.clock.now(), IDLE_MINUTES, LONGEST_HOURS],
    );
  }

  /** Signs one's own device out. @returns false when it is not one's own or is gone. */
  revoke(viewer: SessionViewer, id: string): Promise<boolean> {
    return this.end(ownScope(viewer.officerId), `officer_id = $1 AND id = $2`, [viewer.officerId, id]).then(
      (count) => count === 1,
    );
  }

  /** Signs every device out but the one that asks. @returns how many. */
  revokeOthers(viewer: SessionViewer): Promise<number> {
    return this.end(ownScope(viewer.officerId), `officer_id = $1 AND token_digest <> $2`, [
      viewer.officerId,
      viewer.sessionDigest,
    ]);
  }

  /** Signs an officer out everywhere, as far as the scope reaches. @returns how many devices. */
  endAll(scope: Scope, officerId: string): Promise<number> {
    return this.end(scope, `officer_id = $1`, [officerId]);
  }

  /** In this process at once; another one believes a session for at most ten seconds more. */
  private async end(scope: Scope, which: string, parameters: unknown[]): Promise<number> {
    const [ended] = await this.scopes
      .in(scope)
      .query<[{ digest: Buffer }[], number]>(
        `DELETE FROM sessions WHERE ${which} RETURNING token_digest AS digest`,
        parameters,
      );
    for (const { digest } of ended) this.forgetSession(digest);
    return ended.length;
  }

  /** What was believed of an officer's sessions is asked anew: his password or his second factor has changed. */
  forget(officerId: string): void {
    this.asked.clear();
    for (const [key, { viewer }] of this.believed)
      if (viewer.officerId === officerId) this.believed.delete(key);
  }

  private forgetSession(digest: Buffer): void {
    const key = digest.toString('base64');
    this.asked.delete(key);
    this.believed.delete(key);
  }

  /** The session's holder has shown a second factor. */
  async markVerified(viewer: SessionViewer): Promise<void> {
    await this.scopes
      .in(ownScope(viewer.officerId))
      .query(`UPDATE sessions SET second_factor_at = $2 WHERE token_digest = $1`, [
        viewer.sessionDigest,
        this.clock.now(),
      ]);
    this.forget(viewer.officerId);
  }

  async close(viewer: SessionViewer, reply: FastifyReply): Promise<void> {
    await this.scopes
      .in(EVERYWHERE)
      .query(`DELETE FROM sessions WHERE token_digest = $1`, [viewer.sessionDigest]);
    this.forgetSession(viewer.sessionDigest);
    reply.clearCookie(this.cookieName, { path: '/', secure: this.installation.isSecure });
  }
}

function viewerOf(
  { digest, officerId, isSecondFactorVerified, grants, mustChange, passwordSetAt, maxAgeDays }: SessionRow,
  now: Date,
): SessionViewer {
  const mustChangePassword = mustChange || isPasswordTooOld(passwordSetAt, { maxAgeDays }, now);
  return { officerId, sessionDigest: digest, grants, isSecondFactorVerified, mustChangePassword };
}

function digestOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** What the browser says of itself, kept as evidence of where somebody watched. */
export function deviceOf(request: FastifyRequest): string {
  return String(request.headers['user-agent'] ?? '').slice(0, DEVICE_LENGTH);
}
