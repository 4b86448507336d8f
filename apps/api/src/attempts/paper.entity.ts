import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { Exam } from '../exams/exam.entity';

/** One frozen form drawn for one attempt, without its key. */
@Entity('papers')
export class Paper {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_papers' })
  id: string;

  @ForeignKey(() => Exam, { name: 'fk_papers_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @Column('text')
  seed: string;

  @Column('jsonb')
  content: unknown;
}
