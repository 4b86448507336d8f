import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row that rises with every change of the library, so that servers know when to read the catalogue again. */
@Entity('law_version')
@Check('ck_law_version_one', 'is_only')
export class LawVersion {
  @PrimaryColumn('boolean', { name: 'is_only', default: true, primaryKeyConstraintName: 'pk_law_version' })
  isOnly: boolean;

  @Column('integer')
  version: number;
}
