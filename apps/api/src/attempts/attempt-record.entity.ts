import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Attempt } from './attempt.entity';

/** A move an attempt has made; written by the database with the move itself. */
@Entity('attempt_records')
@Index('ix_attempt_records_attempt', ['attemptId'])
export class AttemptRecord {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_attempt_records',
  })
  id: number;

  @ForeignKey(() => Attempt, { name: 'fk_attempt_records_attempt' })
  @Column('uuid', { name: 'attempt_id' })
  attemptId: string;

  @Column('text', { name: 'from_state' })
  fromState: string;

  @Column('text', { name: 'to_state' })
  toState: string;

  @Column('integer')
  epoch: number;

  /** Null = the server itself, or the officer at his own attempt. */
  @ForeignKey(() => Officer, { name: 'fk_attempt_records_moved_by' })
  @Column('uuid', { name: 'moved_by', nullable: true })
  movedBy: string | null;

  @Column('timestamptz', { name: 'moved_at', default: () => 'now()' })
  movedAt: Date;
}
