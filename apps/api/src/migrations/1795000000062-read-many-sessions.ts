import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ReadSessionsAtOnce1795000000034 } from './1795000000034-read-sessions-at-once';

const before = new ReadSessionsAtOnce1795000000034();

/** Who asks, for many cookies in one statement: a country that begins in one second is looked up in a few of them. */
export class ReadManySessions1795000000062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await before.down(queryRunner);
    await queryRunner.query(`
      -- It runs with the rights of the caller; the settings open the walls for it as the server's own scope does.
      CREATE FUNCTION read_sessions(digests bytea[], today date, at timestamptz, idle_minutes integer,
        longest_hours integer, strict_roles text[], seen_every interval)
      RETURNS TABLE (digest bytea, officer_id uuid, is_second_factor_verified boolean, grants jsonb, must_change boolean,
        password_set_at timestamptz, max_age_days integer)
      LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY
          WITH still_open AS MATERIALIZED (
            SELECT s.token_digest, s.officer_id, s.seen_at, s.second_factor_at IS NOT NULL AS is_verified FROM sessions s
            WHERE s.token_digest = ANY (digests)
              AND greatest(least(s.seen_at + make_interval(mins => idle_minutes), s.created_at + make_interval(hours => longest_hours)),
                    s.kept_until) > at),
          -- Whoever is held by somebody else is being seen already; waiting for him, two servers could wait for each other.
          stale AS (
            SELECT s.token_digest FROM sessions s
            WHERE s.token_digest IN (SELECT token_digest FROM still_open WHERE seen_at < at - seen_every)
            FOR NO KEY UPDATE SKIP LOCKED),
          seen AS (UPDATE sessions s SET seen_at = at FROM stale WHERE s.token_digest = stale.token_digest)
          SELECT o.token_digest, o.officer_id, o.is_verified,
            coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'regionCode', g.region_code)) FROM grants g
                      WHERE g.officer_id = o.officer_id AND (o.is_verified OR g.role <> ALL (strict_roles))
                        AND g.valid_from <= today AND (g.valid_to IS NULL OR g.valid_to > today)), '[]'),
            a.must_change, a.password_set_at, r.max_age_days::integer
          FROM still_open o JOIN accounts a ON a.officer_id = o.officer_id CROSS JOIN password_rules r;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION read_sessions`);
    await before.up(queryRunner);
  }
}
