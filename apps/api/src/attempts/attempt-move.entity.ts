import { Entity, PrimaryColumn } from 'typeorm';

/** A move an attempt may make, as ATTEMPT_MOVES of the domain lists them. */
@Entity('attempt_moves')
export class AttemptMoveRow {
  /** '' = the attempt comes to be. */
  @PrimaryColumn('text', { name: 'from_state', primaryKeyConstraintName: 'pk_attempt_moves' })
  fromState: string;

  @PrimaryColumn('text', { name: 'to_state', primaryKeyConstraintName: 'pk_attempt_moves' })
  toState: string;
}
