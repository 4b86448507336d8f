import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';

/** What was said to the rooms of an exam, to all of a region or to some by name. Append-only. */
@Entity('exam_messages')
@Check('ck_exam_messages_text', "(text <> ''::text)")
@Index('ix_exam_messages_exam', ['examId'])
export class ExamMessageRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_exam_messages',
  })
  id: number;

  @ForeignKey(() => Exam, { name: 'fk_exam_messages_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @ForeignKey(() => Region, { name: 'fk_exam_messages_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('boolean', { name: 'is_to_all' })
  isToAll: boolean;

  @Column('text')
  text: string;

  @ForeignKey(() => Officer, { name: 'fk_exam_messages_by' })
  @Column('uuid', { name: 'sent_by' })
  sentBy: string;

  @Column('timestamptz', { name: 'sent_at' })
  sentAt: Date;
}

/** To whom a message goes by name, and who has said that he read it. */
@Entity('exam_message_officers')
export class ExamMessageOfficer {
  @ForeignKey(() => ExamMessageRow, { name: 'fk_exam_message_officers_message' })
  @PrimaryColumn('bigint', { name: 'message_id', primaryKeyConstraintName: 'pk_exam_message_officers' })
  messageId: number;

  @ForeignKey(() => Officer, { name: 'fk_exam_message_officers_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_exam_message_officers' })
  officerId: string;

  @ForeignKey(() => Region, { name: 'fk_exam_message_officers_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('timestamptz', { name: 'acknowledged_at', nullable: true })
  acknowledgedAt: Date | null;
}
