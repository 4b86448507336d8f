import type { Fault } from '@whetstone/domain';
import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import type { FieldChange } from '../people/officer-change.entity';
import { Officer } from '../people/officer.entity';
import { Upload } from './upload.entity';

/** A roster on its way in: what its columns hold, how far it is, and what came of it. */
@Entity('roster_imports')
@Check(
  'ck_roster_imports_state',
  "(state = ANY (ARRAY['mapping'::text, 'checking'::text, 'ready'::text, 'committing'::text, 'committed'::text, 'undoing'::text, 'undone'::text, 'failed'::text]))",
)
@Check('ck_roster_imports_mode', "(mode = ANY (ARRAY['all'::text, 'good_only'::text]))")
@Unique('uq_roster_imports_upload', ['uploadId'])
@Index('ix_roster_imports_officer', ['officerId', 'createdAt'])
export class RosterImportEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_roster_imports' })
  id: string;

  @ForeignKey(() => Upload, { name: 'fk_roster_imports_upload' })
  @Column('uuid', { name: 'upload_id' })
  uploadId: string;

  @ForeignKey(() => Officer, { name: 'fk_roster_imports_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('text')
  state: string;

  @Column('jsonb')
  sheets: unknown;

  @Column('text', { name: 'sheet_name' })
  sheetName: string;

  @Column('jsonb')
  columns: unknown;

  @Column('integer', { name: 'total_count', default: 0 })
  totalCount: number;

  @Column('integer', { name: 'done_count', default: 0 })
  doneCount: number;

  @Column('jsonb', { default: {} })
  counts: unknown;

  @Column('jsonb', { nullable: true })
  failure: unknown;

  @Column('text', { nullable: true })
  mode: string | null;

  @Column('date', { name: 'left_on', nullable: true })
  leftOn: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}

/** A row of a roster before it is on the roster, and afterwards what it would take to undo it. */
@Entity('roster_import_rows')
@Check(
  'ck_roster_import_rows_outcome',
  "(outcome = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text, 'left'::text, 'faulty'::text]))",
)
@Index('ix_roster_import_rows_outcome', ['importId', 'outcome', 'number'])
@Index('ix_roster_import_rows_certificate', ['importId', 'certificateKey'])
@Index('ix_roster_import_rows_id_number', ['importId', 'idDigest'])
export class RosterImportRowEntity {
  @ForeignKey(() => RosterImportEntity, { name: 'fk_roster_import_rows_import' })
  @PrimaryColumn('uuid', { name: 'import_id', primaryKeyConstraintName: 'pk_roster_import_rows' })
  importId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_roster_import_rows' })
  number: number;

  @Column('text')
  outcome: string;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;

  @Column('text', { name: 'certificate_key' })
  certificateKey: string;

  @Column('bytea', { name: 'id_digest' })
  idDigest: Buffer;

  @Column('text')
  name: string;

  @Column('text', { name: 'certificate_no' })
  certificateNo: string;

  @Column('text', { name: 'id_number_masked' })
  idNumberMasked: string;

  @Column('text', { name: 'unit_name' })
  unitName: string;

  @Column('integer', { name: 'region_code', nullable: true })
  regionCode: number | null;

  @Column('jsonb', { default: [] })
  faults: readonly Fault[];

  @Column('jsonb', { default: [] })
  changes: readonly FieldChange[];

  @Column('uuid', { name: 'officer_id', nullable: true })
  officerId: string | null;

  @Column('jsonb', { nullable: true })
  undo: unknown;

  @Column('bytea', { name: 'sealed_code', nullable: true })
  sealedCode: Buffer | null;
}
