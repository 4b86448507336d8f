import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Region } from '../regions/region.entity';

/** A set of questions, owned by a region. */
@Entity('banks')
@Check('ck_banks_name', "(name <> ''::text)")
@Unique('uq_banks_name', ['regionCode', 'name'])
export class Bank {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_banks' })
  id: string;

  @Column('text')
  name: string;

  @ForeignKey(() => Region, { name: 'fk_banks_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
