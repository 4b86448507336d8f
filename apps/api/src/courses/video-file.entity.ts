import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Video } from './video.entity';

/** One encoding of a video. */
@Entity('video_files')
@Check('ck_video_files_type', "(mime_type = ANY (ARRAY['video/webm'::text, 'video/mp4'::text]))")
@Unique('uq_video_files_type', ['videoId', 'mimeType'])
export class VideoFile {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_video_files' })
  id: string;

  @ForeignKey(() => Video, { name: 'fk_video_files_video' })
  @Column('uuid', { name: 'video_id' })
  videoId: string;

  @Column('text', { name: 'mime_type' })
  mimeType: string;

  @Column('bigint')
  bytes: number;

  @Column('bytea')
  sha256: Buffer;
}
