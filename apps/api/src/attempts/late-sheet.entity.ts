import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';
import { Attempt } from './attempt.entity';

/** A sheet that came after its attempt's end, until somebody decides whether it counts, and ever after. */
@Entity('late_sheets')
@Unique('uq_late_sheets_content', ['attemptId', 'sheetHash'])
@Index('ix_late_sheets_officer', ['officerId'])
@Check('ck_late_sheets_state', "(state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text]))")
@Check(
  'ck_late_sheets_decided',
  "((state = 'open'::text) = ((decided_by IS NULL) AND (decided_at IS NULL) AND (reason IS NULL)))",
)
export class LateSheetRow {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_late_sheets' })
  id: string;

  @ForeignKey(() => Attempt, { name: 'fk_late_sheets_attempt' })
  @Column('uuid', { name: 'attempt_id' })
  attemptId: string;

  @ForeignKey(() => Officer, { name: 'fk_late_sheets_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @ForeignKey(() => Region, { name: 'fk_late_sheets_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('integer')
  epoch: number;

  @Column('integer')
  rev: number;

  @Column('jsonb')
  sheet: unknown;

  @Column('text', { name: 'sheet_hash' })
  sheetHash: string;

  @Column('timestamptz', { name: 'arrived_at' })
  arrivedAt: Date;

  @Column('text', { default: 'open' })
  state: string;

  @ForeignKey(() => Officer, { name: 'fk_late_sheets_decided_by' })
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  reason: string | null;
}
