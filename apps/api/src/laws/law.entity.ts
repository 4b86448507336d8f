import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A law under all its names; its texts are editions. */
@Entity('laws')
@Unique('uq_laws_title', ['title'])
export class Law {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_laws' })
  slug: string;

  @Column('text')
  title: string;

  @Column('text', { name: 'short_title' })
  shortTitle: string;

  @Column('text', { array: true })
  aliases: string[];

  @Column('text')
  kind: string;

  @Column('text')
  issuer: string;
}
