import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { WrittenAnswer } from './written-answer.entity';

/** An answer with set marks: its points stand, and markers read it before they go on. */
@Entity('anchor_answers')
@ForeignKey(() => WrittenAnswer, ['answerId', 'maxHundredths'], ['id', 'maxHundredths'], {
  name: 'fk_anchor_answers_answer',
})
@Check('ck_anchor_answers_points', '((hundredths >= 0) AND (hundredths <= max_hundredths))')
export class AnchorAnswer {
  @PrimaryColumn('uuid', { name: 'answer_id', primaryKeyConstraintName: 'pk_anchor_answers' })
  answerId: string;

  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('jsonb')
  ticks: unknown;

  @Column('integer')
  hundredths: number;

  @Column('integer', { name: 'max_hundredths' })
  maxHundredths: number;

  @ForeignKey(() => Officer, { name: 'fk_anchor_answers_set_by' })
  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}
