import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';

/** A lecture's picture and sound; its length is read from the file, never believed. */
@Entity('videos')
@Check('ck_videos_duration', '(duration_ms > 0)')
export class Video {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_videos' })
  id: string;

  @Column('integer', { name: 'duration_ms' })
  durationMs: number;

  @ForeignKey(() => Officer, { name: 'fk_videos_uploaded_by' })
  @Column('uuid', { name: 'uploaded_by', nullable: true })
  uploadedBy: string | null;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;
}
