import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Edition } from './edition.entity';

/**
 * Where a place of an old text went in a newer one; no old place = a new rule. Rows of the built-in file follow the file
 * until somebody edits them here.
 */
@Entity('article_changes')
@Check('ck_article_changes_edited', '((edited_by IS NULL) = (edited_at IS NULL))')
@Check(
  'ck_article_changes_old',
  '(((old_edition IS NULL) = (old_citation IS NULL)) AND ((old_edition IS NULL) = (old_article IS NULL)))',
)
@Check('ck_article_changes_origin', '((built_in_key IS NOT NULL) OR (edited_at IS NOT NULL))')
@Check('ck_article_changes_removed', '((NOT is_removed) OR (built_in_key IS NOT NULL))')
@Index('ix_article_changes_old', ['oldEdition', 'oldArticle'])
@Index('ix_article_changes_new', ['newEdition', 'newArticle'])
@Unique('uq_article_changes_built_in', ['builtInKey'])
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

  @Column('integer', { name: 'old_article', nullable: true })
  oldArticle: number | null;

  @Column('integer', { name: 'new_article' })
  newArticle: number;

  @Column('text', { name: 'built_in_key', nullable: true })
  builtInKey: string | null;

  @ForeignKey(() => Officer, { name: 'fk_article_changes_edited_by' })
  @Column('uuid', { name: 'edited_by', nullable: true })
  editedBy: string | null;

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;

  @Column('boolean', { name: 'is_removed', default: false })
  isRemoved: boolean;
}
