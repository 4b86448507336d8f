import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { Edition } from './edition.entity';

/** Where a place of an old text went in a newer one; no old place = a new rule. */
@Entity('article_changes')
export class ArticleChange {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_article_changes',
  })
  id: number;

  @ForeignKey(() => Edition, { name: 'fk_article_changes_old' })
  @Column('text', { name: 'old_edition', nullable: true })
  oldEdition: string | null;

  @Column('text', { name: 'old_citation', nullable: true })
  oldCitation: string | null;

  @ForeignKey(() => Edition, { name: 'fk_article_changes_new' })
  @Column('text', { name: 'new_edition' })
  newEdition: string;

  @Column('text', { name: 'new_citation' })
  newCitation: string;

  @Column('text', { nullable: true })
  note: string | null;
}
