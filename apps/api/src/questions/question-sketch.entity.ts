import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Question } from './question.entity';

/** One of the pieces a question is found by when something like it is looked for. */
@Entity('question_sketches')
@Index('ix_question_sketches_question', ['questionId'])
export class QuestionSketch {
  @PrimaryColumn('uuid', { name: 'bank_id', primaryKeyConstraintName: 'pk_question_sketches' })
  bankId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_question_sketches' })
  piece: number;

  @ForeignKey(() => Question, { name: 'fk_question_sketches_question', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'question_id', primaryKeyConstraintName: 'pk_question_sketches' })
  questionId: string;
}
