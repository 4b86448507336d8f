import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Attempt } from './attempt.entity';

/** A change of a sheet that was acknowledged, for replay in an appeal. */
@Entity('sheet_events')
@Index('ix_sheet_events_attempt', ['attemptId'])
export class SheetEvent {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_sheet_events',
  })
  id: number;

  @ForeignKey(() => Attempt, { name: 'fk_sheet_events_attempt' })
  @Column('uuid', { name: 'attempt_id' })
  attemptId: string;

  @Column('integer')
  epoch: number;

  @Column('integer')
  rev: number;

  @Column('jsonb')
  sheet: unknown;

  @Column('timestamptz', { name: 'saved_at' })
  savedAt: Date;
}
