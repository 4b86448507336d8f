import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of questions that came with the product, as it was last loaded. */
@Entity('built_in_files')
export class BuiltInFile {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_built_in_files' })
  name: string;

  @Column('bytea')
  sha256: Buffer;

  @Column('timestamptz', { name: 'loaded_at' })
  loadedAt: Date;
}
