import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A region of GB/T 2260, or a custom node such as a division of the 兵团, with the days it existed. */
@Entity('regions')
@Check('ck_regions_days', '(valid_to > valid_from)')
@Check(
  'ck_regions_level',
  "(level = ANY (ARRAY['nation'::text, 'province'::text, 'city'::text, 'county'::text]))",
)
@Check('ck_regions_range', '(upper_code > code)')
@Check('ck_regions_root', "((parent_code IS NULL) = (level = 'nation'::text))")
@Check('ck_regions_successor', '((successor_code IS NULL) OR (valid_to IS NOT NULL))')
@Index('ix_regions_parent', ['parentCode'])
export class Region {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_regions' })
  code: number;

  @Column('integer', { name: 'upper_code' })
  upperCode: number;

  @Column('text')
  level: string;

  @ForeignKey(() => Region, { name: 'fk_regions_parent' })
  @Column('integer', { name: 'parent_code', nullable: true })
  parentCode: number | null;

  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;

  @ForeignKey(() => Region, { name: 'fk_regions_successor' })
  @Column('integer', { name: 'successor_code', nullable: true })
  successorCode: number | null;

  @Column('boolean', { name: 'is_custom', default: false })
  isCustom: boolean;
}

/** What a region was called over [validFrom, validTo). */
@Entity('region_names')
@Check('ck_region_names_days', '(valid_to > valid_from)')
@Check('ck_region_names_length', '((char_length(name) >= 1) AND (char_length(name) <= 100))')
@Exclusion('ex_region_names_one', 'USING gist (region_code WITH =, daterange(valid_from, valid_to) WITH &&)')
export class RegionName {
  @ForeignKey(() => Region, { name: 'fk_region_names_region' })
  @PrimaryColumn('integer', { name: 'region_code', primaryKeyConstraintName: 'pk_region_names' })
  regionCode: number;

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'pk_region_names' })
  validFrom: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;

  @Column('text')
  name: string;
}

/** One row: how often the regions were changed, for the processes that keep them in memory. */
@Entity('region_version')
@Check('ck_region_version_one', 'is_only')
export class RegionVersion {
  @PrimaryColumn('boolean', { name: 'is_only', default: true, primaryKeyConstraintName: 'pk_region_version' })
  isOnly: boolean;

  @Column('integer')
  version: number;
}
