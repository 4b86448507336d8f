import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Edition } from '../laws/edition.entity';
import { Officer } from '../people/officer.entity';

/** What an officer wrote beside an article of one text of a law; nobody else reads it. */
@Entity('notes')
@Check('ck_notes_article', '((article > 0) AND (article_sub >= 0))')
@Check('ck_notes_text', '((length(text) >= 1) AND (length(text) <= 4000))')
@Index('ix_notes_officer', ['officerId', 'updatedAt'])
export class NoteRow {
  @ForeignKey(() => Officer, { name: 'fk_notes_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_notes' })
  officerId: string;

  @ForeignKey(() => Edition, { name: 'fk_notes_edition' })
  @PrimaryColumn('text', { name: 'edition_slug', primaryKeyConstraintName: 'pk_notes' })
  editionSlug: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_notes' })
  article: number;

  @PrimaryColumn('smallint', { name: 'article_sub', primaryKeyConstraintName: 'pk_notes' })
  articleSub: number;

  @Column('text')
  text: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
