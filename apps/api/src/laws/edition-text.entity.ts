import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Edition } from './edition.entity';

/** The full text of an edition, as it was imported last; its provisions are rows of their own. */
@Entity('edition_texts')
export class EditionText {
  @ForeignKey(() => Edition, { name: 'fk_edition_texts_edition' })
  @PrimaryColumn('text', { name: 'edition_slug', primaryKeyConstraintName: 'pk_edition_texts' })
  editionSlug: string;

  @Column('text')
  title: string;

  @Column('text', { name: 'enactment_lines', array: true })
  enactmentLines: string[];

  @Column('bytea')
  digest: Buffer;

  @Column('integer')
  number: number;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @ForeignKey(() => Officer, { name: 'fk_edition_texts_imported_by' })
  @Column('uuid', { name: 'imported_by' })
  importedBy: string;

  @Column('timestamptz', { name: 'imported_at' })
  importedAt: Date;
}
