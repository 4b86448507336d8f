import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';

/** A role over a region's subtree, for some days. */
@Entity('grants')
@Check('ck_grants_days', '(valid_to >= valid_from)')
@Exclusion(
  'ex_grants_offices',
  "USING gist (officer_id WITH =, role WITH <>, daterange(valid_from, valid_to) WITH &&) WHERE ((role = ANY (ARRAY['system_administrator'::text, 'security_administrator'::text, 'auditor'::text])))",
)
@Exclusion(
  'ex_grants_same',
  'USING gist (officer_id WITH =, role WITH =, region_code WITH =, daterange(valid_from, valid_to) WITH &&)',
)
@Check(
  'ck_grants_role',
  "(role = ANY (ARRAY['officer'::text, 'training_manager'::text, 'author'::text, 'reviewer'::text, 'marker'::text, 'lawyer'::text, 'leader'::text, 'system_administrator'::text, 'security_administrator'::text, 'auditor'::text]))",
)
@Index('ix_grants_officer', ['officerId'])
@Index('ix_grants_region', ['regionCode'])
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

  @ForeignKey(() => Officer, { name: 'fk_grants_granted_by' })
  @Column('uuid', { name: 'granted_by', nullable: true })
  grantedBy: string | null;

  @Column('timestamptz', { name: 'granted_at', nullable: true })
  grantedAt: Date | null;

  @Column('text', { default: '' })
  reason: string;

  @ForeignKey(() => Officer, { name: 'fk_grants_ended_by' })
  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'end_reason', default: '' })
  endReason: string;
}
