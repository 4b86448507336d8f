import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Exam } from './exam.entity';

/** One frozen form of an exam without its key; what officers are sent of it lies ready-made, named by its hash. */
@Entity('papers')
@Check('ck_papers_form', '(form > 0)')
@Check('ck_papers_hash', "(hash ~ '^[0-9a-f]{64}$'::text)")
@Unique('uq_papers_form', ['examId', 'form'])
@Index('ix_papers_hash', ['hash'])
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

  @Column('smallint')
  form: number;

  @Column('text')
  hash: string;

  @Column('bytea')
  brotli: Buffer;

  @Column('bytea')
  gzip: Buffer;
}
