import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A region of GB/T 2260, or a custom node such as the 兵团, with the days it existed. */
@Entity('regions')
@Check('ck_regions_days', '(valid_to > valid_from)')
@Check(
  'ck_regions_level',
  "(level = ANY (ARRAY['nation'::text, 'province'::text, 'city'::text, 'county'::text]))",
)
@Check('ck_regions_range', '(upper_code > code)')
@Check('ck_regions_root', "((parent_code IS NULL) = (level = 'nation'::text))")
@Index('ix_regions_parent', ['parentCode'])
export class Region {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_regions' })
  code: number;

  @Column('integer', { name: 'upper_code' })
  upperCode: number;

  @Column('text')
  name: string;

  @Column('text')
  level: string;

  @ForeignKey(() => Region, { name: 'fk_regions_parent' })
  @Column('integer', { name: 'parent_code', nullable: true })
  parentCode: number | null;

  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
}
