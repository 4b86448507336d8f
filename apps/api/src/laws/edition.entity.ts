import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import { Law } from './law.entity';

/** One text of a law, in force on [effectiveFrom, effectiveTo); without `publishedAt` it was imported and waits for a decision. */
@Entity('editions')
@Check('ck_editions_articles', '(articles > 0)')
@Check('ck_editions_days', '(effective_to > effective_from)')
@Check(
  'ck_editions_status',
  "(status = ANY (ARRAY['in_force'::text, 'not_yet'::text, 'superseded'::text, 'repealed'::text, 'to_be_confirmed'::text]))",
)
@Exclusion(
  'ex_editions_one_text',
  'USING gist (law_slug WITH =, daterange(effective_from, effective_to) WITH &&) WHERE ((published_at IS NOT NULL))',
)
export class Edition {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_editions' })
  slug: string;

  @ForeignKey(() => Law, { name: 'fk_editions_law' })
  @Column('text', { name: 'law_slug' })
  lawSlug: string;

  @Column('text')
  label: string;

  @Column('text')
  number: string;

  @Column('date', { name: 'promulgated_on', nullable: true })
  promulgatedOn: string | null;

  @Column('date', { name: 'effective_from' })
  effectiveFrom: string;

  @Column('date', { name: 'effective_to', nullable: true })
  effectiveTo: string | null;

  @Column('text')
  status: string;

  @Column('text', { name: 'status_note', nullable: true })
  statusNote: string | null;

  @Column('text', { name: 'status_note_en', nullable: true })
  statusNoteEn: string | null;

  @ForeignKey(() => Edition, { name: 'fk_editions_repealed_by', deferrable: 'INITIALLY DEFERRED' })
  @Column('text', { name: 'repealed_by_edition', nullable: true })
  repealedByEdition: string | null;

  @Column('integer', { name: 'repealed_by_article', nullable: true })
  repealedByArticle: number | null;

  @Column('integer')
  articles: number;

  @Column('date', { name: 'doubtful_from', nullable: true })
  doubtfulFrom: string | null;

  @Column('boolean', { name: 'is_built_in', default: false })
  isBuiltIn: boolean;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}
