import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an officer has signed up is kept with his postings: a roster of a country is filtered by it. */
export class MarkRosterAccounts1795000000026 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      SELECT set_config('app.rlo', '0', true), set_config('app.rhi', '1000000', true);
      ALTER TABLE postings ADD COLUMN has_account boolean NOT NULL DEFAULT false;
      UPDATE postings p SET has_account = true FROM accounts a
        WHERE a.officer_id = p.officer_id AND a.password_hash IS NOT NULL;

      CREATE FUNCTION mark_new_postings() RETURNS trigger LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      BEGIN
        UPDATE postings p SET has_account = true FROM touched t JOIN accounts a USING (officer_id)
        WHERE p.id = t.id AND a.password_hash IS NOT NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_postings_account AFTER INSERT ON postings REFERENCING NEW TABLE AS touched
        FOR EACH STATEMENT EXECUTE FUNCTION mark_new_postings();

      CREATE FUNCTION mark_postings() RETURNS trigger LANGUAGE plpgsql SET app.rlo = '0' SET app.rhi = '1000000' AS $$
      BEGIN
        UPDATE postings SET has_account = (NEW.password_hash IS NOT NULL) WHERE officer_id = NEW.officer_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tr_accounts_added AFTER INSERT ON accounts
        FOR EACH ROW WHEN (NEW.password_hash IS NOT NULL) EXECUTE FUNCTION mark_postings();
      CREATE TRIGGER tr_accounts_changed AFTER UPDATE OF password_hash ON accounts
        FOR EACH ROW WHEN ((OLD.password_hash IS NULL) <> (NEW.password_hash IS NULL)) EXECUTE FUNCTION mark_postings();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER tr_accounts_changed ON accounts;
      DROP TRIGGER tr_accounts_added ON accounts;
      DROP TRIGGER tr_postings_account ON postings;
      DROP FUNCTION mark_postings();
      DROP FUNCTION mark_new_postings();
      ALTER TABLE postings DROP COLUMN has_account;
    `);
  }
}
