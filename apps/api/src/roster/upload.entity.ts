import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';

/** A file somebody uploaded, and what was made of it: the trace from a row back to its source. */
@Entity('uploads')
@Index('ix_uploads_officer', ['officerId'])
@Check('ck_uploads_committed', '((committed_as IS NULL) = (committed_at IS NULL))')
export class Upload {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_uploads' })
  id: string;

  @ForeignKey(() => Officer, { name: 'fk_uploads_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @Column('integer')
  bytes: number;

  @Column('bytea')
  sha256: Buffer;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;

  @Column('text', { name: 'committed_as', nullable: true })
  committedAs: string | null;

  @Column('timestamptz', { name: 'committed_at', nullable: true })
  committedAt: Date | null;

  @Column('jsonb', { name: 'committed_counts', nullable: true })
  committedCounts: unknown;
}
