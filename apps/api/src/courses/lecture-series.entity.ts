import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Region } from '../regions/region.entity';

/** A region's monthly lecture 大讲堂. */
@Entity('lecture_series')
@Unique('uq_lecture_series_region', ['regionCode'])
export class LectureSeries {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_lecture_series' })
  id: string;

  @Column('text')
  name: string;

  @ForeignKey(() => Region, { name: 'fk_lecture_series_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;
}
