import type { MigrationInterface, QueryRunner } from 'typeorm';

type Setting = (name: string, type: string) => string;

const askedOfEachRow: Setting = (name, type) => `nullif(current_setting('${name}', true), '')::${type}`;

/** A subquery that refers to no row is evaluated once a statement: reading a setting costs more than comparing with it. */
const askedOnce: Setting = (name, type) => `(SELECT ${askedOfEachRow(name, type)})`;

/** What a scope opens of the tables that lists and searches of a whole country go through. */
function readPolicies(setting: Setting): Readonly<Record<string, string>> {
  const inRange = (column: string) =>
    `(${column} >= ${setting('app.rlo', 'int')} AND ${column} < ${setting('app.rhi', 'int')})`;
  const isSelf = (column: string) => `(${column} = ${setting('app.officer', 'uuid')})`;
  return {
    officers: `${inRange('region_code')} OR ${isSelf('id')}
      OR EXISTS (SELECT FROM unnest(region_codes) AS served(code) WHERE ${inRange('served.code')})`,
    postings: `${inRange('region_code')} OR ${isSelf('officer_id')}
      OR EXISTS (SELECT FROM officers o WHERE o.id = officer_id AND ${inRange('o.region_code')})`,
    units: `${inRange('region_code')} OR EXISTS (SELECT FROM postings p WHERE p.unit_id = units.id)`,
  };
}

export class AskScopeOnce1795000000025 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await alterPolicies(queryRunner, askedOnce);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await alterPolicies(queryRunner, askedOfEachRow);
  }
}

async function alterPolicies(queryRunner: QueryRunner, setting: Setting): Promise<void> {
  for (const [table, read] of Object.entries(readPolicies(setting)))
    await queryRunner.query(`ALTER POLICY po_${table}_read ON ${table} USING (${read})`);
}
