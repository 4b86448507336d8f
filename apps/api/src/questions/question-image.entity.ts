import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';

/** A picture that questions show; its name is the hash of its bytes. */
@Entity('question_images')
@Check(
  'ck_question_images_mime_type',
  "(mime_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text]))",
)
export class QuestionImage {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_question_images' })
  name: string;

  @Column('text', { name: 'mime_type' })
  mimeType: string;

  @Column('integer')
  bytes: number;

  @ForeignKey(() => Officer, { name: 'fk_question_images_by' })
  @Column('uuid', { name: 'uploaded_by', nullable: true })
  uploadedBy: string | null;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;
}
