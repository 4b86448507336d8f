import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { AnswerReading } from './answer-reading.entity';

/** Points given to a reading by their 要点; the last of several counts, none is ever changed. */
@Entity('answer_marks')
@Check('ck_answer_marks_points', '(hundredths >= 0)')
@Index('ix_answer_marks_reading', ['readingId', 'id'])
export class AnswerMark {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_answer_marks',
  })
  id: number;

  @ForeignKey(() => AnswerReading, { name: 'fk_answer_marks_reading' })
  @Column('uuid', { name: 'reading_id' })
  readingId: string;

  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @ForeignKey(() => Officer, { name: 'fk_answer_marks_marker' })
  @Column('uuid', { name: 'marker_id' })
  markerId: string;

  @Column('jsonb')
  ticks: unknown;

  @Column('integer')
  hundredths: number;

  /** Of a correction; empty the first time. */
  @Column('text')
  reason: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;
}
