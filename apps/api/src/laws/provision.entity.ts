import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EditionText } from './edition-text.entity';

/** A node of an edition's text: a heading, an article, or a paragraph, item or sub-item of one. */
@Entity('provisions')
@Check(
  'ck_provisions_kind',
  "(kind = ANY (ARRAY['part'::text, 'subpart'::text, 'chapter'::text, 'section'::text, 'article'::text, 'paragraph'::text, 'item'::text, 'sub_item'::text]))",
)
@ForeignKey(() => ProvisionRow, ['editionSlug', 'parentKey'], ['editionSlug', 'key'], {
  name: 'fk_provisions_parent',
  deferrable: 'INITIALLY DEFERRED',
})
@Unique('uq_provisions_position', ['editionSlug', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@Index('ix_provisions_bigrams', { synchronize: false })
export class ProvisionRow {
  @ForeignKey(() => EditionText, { name: 'fk_provisions_text' })
  @PrimaryColumn('text', { name: 'edition_slug', primaryKeyConstraintName: 'pk_provisions' })
  editionSlug: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_provisions' })
  key: string;

  @Column('text', { name: 'parent_key', nullable: true })
  parentKey: string | null;

  @Column('integer')
  position: number;

  @Column('text')
  kind: string;

  @Column('integer', { nullable: true })
  number: number | null;

  @Column('integer')
  sub: number;

  @Column('text')
  text: string;

  @Column('text', { name: 'search_text' })
  searchText: string;
}
