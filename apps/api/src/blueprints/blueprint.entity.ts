import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Region } from '../regions/region.entity';

/** 组卷方案（双向细目表）: what a paper is made of, kept by a region for its exams. */
@Entity('blueprints')
@Check('ck_blueprints_name', "(name <> ''::text)")
@Check('ck_blueprints_version', '(version > 0)')
@Unique('uq_blueprints_name', ['regionCode', 'name'])
export class BlueprintEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_blueprints' })
  id: string;

  @ForeignKey(() => Region, { name: 'fk_blueprints_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('text')
  name: string;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
