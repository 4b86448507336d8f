import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Unit } from '../people/unit.entity';
import { TrainingClass } from './training-class.entity';

/** Somebody in a class from when to when; never deleted, ended once. Who comes back has a second row. */
@Entity('class_members')
@Check(
  'ck_class_members_left',
  "((left_at >= added_at) AND ((left_at IS NULL) = (removed_by IS NULL)) AND ((left_at IS NULL) = (leave_reason IS NULL)) AND (leave_reason <> ''::text))",
)
@Index('ix_class_members_class', ['classId', 'addedAt'])
@Index('ix_class_members_officer', ['officerId'])
@Index('uq_class_members_present', ['classId', 'officerId'], { unique: true, where: '(left_at IS NULL)' })
export class ClassMember {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_class_members' })
  id: string;

  @ForeignKey(() => TrainingClass, { name: 'fk_class_members_class' })
  @Column('uuid', { name: 'class_id' })
  classId: string;

  @ForeignKey(() => Officer, { name: 'fk_class_members_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  /** Where he served on the day he joined: whose place he takes. */
  @ForeignKey(() => Unit, { name: 'fk_class_members_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @ForeignKey(() => Officer, { name: 'fk_class_members_added_by' })
  @Column('uuid', { name: 'added_by' })
  addedBy: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('timestamptz', { name: 'left_at', nullable: true })
  leftAt: Date | null;

  @ForeignKey(() => Officer, { name: 'fk_class_members_removed_by' })
  @Column('uuid', { name: 'removed_by', nullable: true })
  removedBy: string | null;

  @Column('text', { name: 'leave_reason', nullable: true })
  leaveReason: string | null;
}
