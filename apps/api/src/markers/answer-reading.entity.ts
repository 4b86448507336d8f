import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { WrittenAnswer } from './written-answer.entity';

/** One marker with one answer: taken for a while, then read. Two of them, a third only where they are too far apart. */
@Entity('answer_readings')
@ForeignKey(() => WrittenAnswer, ['answerId', 'maxHundredths'], ['id', 'maxHundredths'], {
  name: 'fk_answer_readings_answer',
})
@Unique('uq_answer_readings_place', ['answerId', 'place'])
@Unique('uq_answer_readings_marker', ['answerId', 'markerId'])
@Check('ck_answer_readings_place', '((place >= 1) AND (place <= 3))')
@Check('ck_answer_readings_read', '((read_at IS NULL) = (hundredths IS NULL))')
@Check('ck_answer_readings_points', '((hundredths >= 0) AND (hundredths <= max_hundredths))')
@Index('ix_answer_readings_marker', ['markerId', 'readAt'])
export class AnswerReading {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_answer_readings' })
  id: string;

  @Column('uuid', { name: 'answer_id' })
  answerId: string;

  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('smallint')
  place: number;

  @ForeignKey(() => Officer, { name: 'fk_answer_readings_marker' })
  @Column('uuid', { name: 'marker_id' })
  markerId: string;

  @Column('timestamptz', { name: 'taken_at' })
  takenAt: Date;

  @Column('timestamptz', { name: 'taken_until' })
  takenUntil: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;

  @Column('integer', { nullable: true })
  hundredths: number | null;

  @Column('integer', { name: 'max_hundredths' })
  maxHundredths: number;
}
