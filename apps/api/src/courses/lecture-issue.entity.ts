import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { LectureSeries } from './lecture-series.entity';
import { Officer } from '../people/officer.entity';
import { Video } from './video.entity';

/** An issue (期) of a series: a video, whom it is for, and the days it can be watched. */
@Entity('lecture_issues')
@Check('ck_lecture_issues_threshold', '((threshold_parts >= 1) AND (threshold_parts <= 10000))')
@Check('ck_lecture_issues_window', '(closes_at > opens_at)')
@Unique('uq_lecture_issues_number', ['seriesId', 'year', 'number'])
export class LectureIssue {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_lecture_issues' })
  id: string;

  @ForeignKey(() => LectureSeries, { name: 'fk_lecture_issues_series' })
  @Column('uuid', { name: 'series_id' })
  seriesId: string;

  @Column('smallint')
  year: number;

  @Column('smallint')
  number: number;

  @Column('text')
  title: string;

  @Column('text')
  summary: string;

  @ForeignKey(() => Video, { name: 'fk_lecture_issues_video' })
  @Column('uuid', { name: 'video_id' })
  videoId: string;

  @Column('timestamptz', { name: 'opens_at' })
  opensAt: Date;

  @Column('timestamptz', { name: 'closes_at' })
  closesAt: Date;

  @Column('smallint', { name: 'threshold_parts' })
  thresholdParts: number;

  @ForeignKey(() => Officer, { name: 'fk_lecture_issues_published_by' })
  @Column('uuid', { name: 'published_by', nullable: true })
  publishedBy: string | null;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;
}
