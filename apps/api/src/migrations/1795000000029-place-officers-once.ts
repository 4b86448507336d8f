import type { MigrationInterface, QueryRunner } from 'typeorm';

const placeOfficers = (condition: string) => `
  CREATE OR REPLACE FUNCTION place_officers() RETURNS trigger LANGUAGE plpgsql
    SET app.rlo = '0' SET app.rhi = '1000000' AS $$
  BEGIN
    UPDATE officers o SET region_code = coalesce(placed.home, o.region_code), region_codes = placed.codes
    FROM (SELECT officer_id, array_agg(DISTINCT region_code) AS codes,
                 (array_agg(region_code ORDER BY valid_from DESC) FILTER (WHERE kind <> 'seconded_in'))[1] AS home
          FROM postings WHERE officer_id IN (SELECT officer_id FROM touched) GROUP BY officer_id) placed
    WHERE o.id = placed.officer_id ${condition};
    RETURN NULL;
  END $$`;

/** Whose place stays what it was is not written again: a roster's import wrote each of its officers twice. */
export class PlaceOfficersOnce1795000000029 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      placeOfficers(
        `AND (o.region_code, o.region_codes) IS DISTINCT FROM (coalesce(placed.home, o.region_code), placed.codes)`,
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(placeOfficers(''));
  }
}
