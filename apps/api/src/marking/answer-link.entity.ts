import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Attempt } from '../attempts/attempt.entity';
import { Officer } from '../people/officer.entity';
import { Unit } from '../people/unit.entity';

/** Which text an attempt answers a question with, and what reading it came to; whose it is stands here and nowhere else. */
@Entity('answer_links')
@Check('ck_answer_links_points', '(read_hundredths >= 0)')
@Index('ix_answer_links_answer', ['answerId'])
export class AnswerLink {
  @ForeignKey(() => Attempt, { name: 'fk_answer_links_attempt' })
  @PrimaryColumn('uuid', { name: 'attempt_id', primaryKeyConstraintName: 'pk_answer_links' })
  attemptId: string;

  @PrimaryColumn('uuid', { name: 'revision_id', primaryKeyConstraintName: 'pk_answer_links' })
  revisionId: string;

  @ForeignKey('WrittenAnswer', { name: 'fk_answer_links_answer' })
  @Column('uuid', { name: 'answer_id' })
  answerId: string;

  @ForeignKey(() => Officer, { name: 'fk_answer_links_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @ForeignKey(() => Unit, { name: 'fk_answer_links_unit' })
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId: string | null;

  /** Null until it is settled. */
  @Column('integer', { name: 'read_hundredths', nullable: true })
  readHundredths: number | null;
}
