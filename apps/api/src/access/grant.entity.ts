import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';

/** A role over a region's subtree, for some days. */
@Entity('grants')
@Check('ck_grants_days', '(valid_to > valid_from)')
@Check(
  'ck_grants_role',
  "(role = ANY (ARRAY['officer'::text, 'training_manager'::text, 'author'::text, 'reviewer'::text, 'marker'::text, 'lawyer'::text, 'leader'::text, 'system_administrator'::text, 'security_administrator'::text, 'auditor'::text]))",
)
@Index('ix_grants_officer', ['officerId'])
export class Grant {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_grants' })
  id: string;

  @ForeignKey(() => Officer, { name: 'fk_grants_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('text')
  role: string;

  @ForeignKey(() => Region, { name: 'fk_grants_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
}
