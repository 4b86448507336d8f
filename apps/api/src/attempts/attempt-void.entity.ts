import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';
import { Attempt } from './attempt.entity';

/** That somebody made an attempt void, or let it count again, and why. Append-only. */
@Entity('attempt_voids')
@Check('ck_attempt_voids_kind', "(kind = ANY (ARRAY['void'::text, 'restore'::text]))")
@Check('ck_attempt_voids_reason', "(reason <> ''::text)")
@Check('ck_attempt_voids_used_up', "(is_used_up OR (kind = 'void'::text))")
@Index('ix_attempt_voids_attempt', ['attemptId'])
export class AttemptVoid {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_attempt_voids',
  })
  id: number;

  @ForeignKey(() => Attempt, { name: 'fk_attempt_voids_attempt' })
  @Column('uuid', { name: 'attempt_id' })
  attemptId: string;

  @ForeignKey(() => Officer, { name: 'fk_attempt_voids_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @ForeignKey(() => Region, { name: 'fk_attempt_voids_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('text')
  kind: string;

  @Column('text')
  reason: string;

  /** The attempt is one of those the officer is allowed; false = it was given back with being made void. */
  @Column('boolean', { name: 'is_used_up' })
  isUsedUp: boolean;

  @ForeignKey(() => Officer, { name: 'fk_attempt_voids_decided_by' })
  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;
}
