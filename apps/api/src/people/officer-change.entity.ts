import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Officer } from './officer.entity';

/** One field of an officer as it was and as it became. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What somebody changed about an officer in one go; appended, never edited. */
@Entity('officer_changes')
@Index('ix_officer_changes_by', ['changedBy'])
export class OfficerChange {
  @ForeignKey(() => Officer, { name: 'fk_officer_changes_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_officer_changes' })
  officerId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_officer_changes' })
  version: number;

  @ForeignKey(() => Officer, { name: 'fk_officer_changes_by' })
  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('jsonb')
  changes: readonly FieldChange[];
}
