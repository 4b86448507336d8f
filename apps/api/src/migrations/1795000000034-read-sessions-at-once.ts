import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asks, by the digest of a cookie: session, grants and password in one statement, for a country that saves at once. */
export class ReadSessionsAtOnce1795000000034 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- It runs with the rights of the caller; the settings open the walls for it as the server's own scope does.
      CREATE FUNCTION read_session(digest bytea, today date, at timestamptz, idle_minutes integer, longest_hours integer,
        strict_roles text[], seen_every interval)
      RETURNS TABLE (officer_id uuid, is_second_factor_verified boolean, grants jsonb, must_change boolean,
        password_set_at timestamptz, max_age_days integer)
      LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      #variable_conflict use_column
      DECLARE
        session record;
      BEGIN
        SELECT s.officer_id, s.seen_at, s.second_factor_at INTO session FROM sessions s
        WHERE s.token_digest = digest
          AND greatest(least(s.seen_at + make_interval(mins => idle_minutes), s.created_at + make_interval(hours => longest_hours)),
                s.kept_until) > at;
        IF NOT FOUND THEN RETURN; END IF;
        IF session.seen_at < at - seen_every THEN
          UPDATE sessions s SET seen_at = at WHERE s.token_digest = digest;
        END IF;
        RETURN QUERY
          SELECT a.officer_id, session.second_factor_at IS NOT NULL,
            coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'regionCode', g.region_code)) FROM grants g
                      WHERE g.officer_id = a.officer_id
                        AND (session.second_factor_at IS NOT NULL OR g.role <> ALL (strict_roles))
                        AND g.valid_from <= today AND (g.valid_to IS NULL OR g.valid_to > today)), '[]'),
            a.must_change, a.password_set_at, r.max_age_days::integer
          FROM accounts a, password_rules r WHERE a.officer_id = session.officer_id;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION read_session`);
  }
}
