import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Edition } from './edition.entity';

/** One line, in our own words, on what an article of an edition says. */
@Entity('gists')
@Check('ck_gists_article', '(article > 0)')
export class Gist {
  @ForeignKey(() => Edition, { name: 'fk_gists_edition' })
  @PrimaryColumn('text', { name: 'edition_slug', primaryKeyConstraintName: 'pk_gists' })
  editionSlug: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_gists' })
  article: number;

  @Column('text', { name: 'gist_zh' })
  gistZh: string;

  @Column('text', { name: 'gist_en' })
  gistEn: string;
}
