import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Region } from '../regions/region.entity';

/** An enforcement body (总队 · 支队 · 大队 · 分局) in a region. */
@Entity('units')
@Check('ck_units_days', '(valid_to > valid_from)')
@Check(
  'ck_units_kind',
  "(kind = ANY (ARRAY['corps'::text, 'detachment'::text, 'brigade'::text, 'branch'::text, 'other'::text]))",
)
@Index('ix_units_parent', ['parentId'])
@Unique('uq_units_name', ['regionCode', 'name'])
@Unique('uq_units_region', ['id', 'regionCode'])
export class Unit {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_units' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  @ForeignKey(() => Region, { name: 'fk_units_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  /** The unit above it, in the same region or in one that holds it. */
  @ForeignKey(() => Unit, { name: 'fk_units_parent' })
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
}
