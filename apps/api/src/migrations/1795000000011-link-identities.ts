import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LinkIdentities1795000000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE identity_links (
        issuer text NOT NULL,
        -- The provider's own name for the person, which is never given to another.
        subject text NOT NULL,
        officer_id uuid NOT NULL,
        linked_at timestamptz NOT NULL,
        CONSTRAINT pk_identity_links PRIMARY KEY (issuer, subject),
        CONSTRAINT fk_identity_links_officer FOREIGN KEY (officer_id) REFERENCES officers (id),
        -- A second identity with somebody's certificate number does not get his account.
        CONSTRAINT uq_identity_links_officer UNIQUE (issuer, officer_id)
      );
      -- A link is made or taken away; one that could be changed could be turned to somebody else.
      REVOKE UPDATE ON identity_links FROM whetstone_app;
      ALTER TABLE identity_links ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity_links FORCE ROW LEVEL SECURITY;
      CREATE POLICY po_identity_links ON identity_links
        USING (EXISTS (SELECT FROM officers o WHERE o.id = officer_id));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE identity_links`);
  }
}
