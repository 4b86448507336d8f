import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Bank } from './bank.entity';

/** A node of a bank's tree of subjects, by its path from the root. */
@Entity('topics')
@Unique('uq_topics_path', ['bankId', 'path'])
export class Topic {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_topics' })
  id: string;

  @ForeignKey(() => Bank, { name: 'fk_topics_bank' })
  @Column('uuid', { name: 'bank_id' })
  bankId: string;

  @Column('text')
  path: string;
}
