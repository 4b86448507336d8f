import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';

/** 培训班: a cohort in a period, held by a region. */
@Entity('training_classes')
@Check('ck_training_classes_days', '(ends_on >= starts_on)')
@Check('ck_training_classes_name', "(name <> ''::text)")
@Check('ck_training_classes_number', '(number > 0)')
@Unique('uq_training_classes_number', ['regionCode', 'year', 'number'])
export class TrainingClass {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_training_classes' })
  id: string;

  @ForeignKey(() => Region, { name: 'fk_training_classes_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('text')
  name: string;

  @Column('smallint')
  year: number;

  @Column('smallint')
  number: number;

  @Column('date', { name: 'starts_on' })
  startsOn: string;

  @Column('date', { name: 'ends_on' })
  endsOn: string;

  /** Raised with every change: who changes what he no longer sees is refused. */
  @Column('integer', { default: 1 })
  version: number;

  @ForeignKey(() => Officer, { name: 'fk_training_classes_created_by' })
  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
