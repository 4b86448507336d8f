import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Edition } from '../laws/edition.entity';
import { QuestionRevision } from './question-revision.entity';

/** A place of a law edition that a revision rests on. */
@Entity('question_citations')
@Index('ix_question_citations_place', ['editionSlug', 'article'])
@Check('ck_question_citations_article', '(article > 0)')
@Check('ck_question_citations_sub_item', '((sub_item IS NULL) OR ((sub_item > 0) AND (item IS NOT NULL)))')
export class QuestionCitation {
  @ForeignKey(() => QuestionRevision, { name: 'fk_question_citations_revision' })
  @PrimaryColumn('uuid', { name: 'revision_id', primaryKeyConstraintName: 'pk_question_citations' })
  revisionId: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'pk_question_citations' })
  position: number;

  @ForeignKey(() => Edition, { name: 'fk_question_citations_edition' })
  @Column('text', { name: 'edition_slug' })
  editionSlug: string;

  @Column('integer')
  article: number;

  @Column('smallint', { name: 'article_sub' })
  articleSub: number;

  @Column('smallint', { nullable: true })
  paragraph: number | null;

  @Column('smallint', { nullable: true })
  item: number | null;

  @Column('smallint', { name: 'sub_item', nullable: true })
  subItem: number | null;
}
