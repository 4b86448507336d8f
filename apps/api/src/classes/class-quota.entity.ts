import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Unit } from '../people/unit.entity';
import { TrainingClass } from './training-class.entity';

/** Places of a unit in a class; a class without any takes anybody of its region. */
@Entity('class_quotas')
@Check('ck_class_quotas_seats', '(seats > 0)')
@Index('ix_class_quotas_unit', ['unitId'])
export class ClassQuota {
  @ForeignKey(() => TrainingClass, { name: 'fk_class_quotas_class' })
  @PrimaryColumn('uuid', { name: 'class_id', primaryKeyConstraintName: 'pk_class_quotas' })
  classId: string;

  @ForeignKey(() => Unit, { name: 'fk_class_quotas_unit' })
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'pk_class_quotas' })
  unitId: string;

  /** Of the unit, as it was then: who sees the row. */
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('smallint')
  seats: number;
}
