import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { LectureIssue } from './lecture-issue.entity';
import { Region } from '../regions/region.entity';

/** A region an issue is for, with all it contains. */
@Entity('lecture_issue_regions')
export class LectureIssueRegion {
  @ForeignKey(() => LectureIssue, { name: 'fk_lecture_issue_regions_issue' })
  @PrimaryColumn('uuid', { name: 'lecture_issue_id', primaryKeyConstraintName: 'pk_lecture_issue_regions' })
  lectureIssueId: string;

  @ForeignKey(() => Region, { name: 'fk_lecture_issue_regions_region' })
  @PrimaryColumn('integer', { name: 'region_code', primaryKeyConstraintName: 'pk_lecture_issue_regions' })
  regionCode: number;
}
