import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Paper } from './paper.entity';

/** The keys of a paper, read only by marking and by the review after hand-in. */
@Entity('paper_keys')
export class PaperKey {
  @ForeignKey(() => Paper, { name: 'fk_paper_keys_paper' })
  @PrimaryColumn('uuid', { name: 'paper_id', primaryKeyConstraintName: 'pk_paper_keys' })
  paperId: string;

  @Column('jsonb')
  keys: unknown;
}
