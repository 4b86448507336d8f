import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { AnchorAnswer } from './anchor-answer.entity';

/** How a marker read an anchor; who is too far off reads them all once more, in the next round. */
@Entity('anchor_readings')
@Check('ck_anchor_readings_points', '(hundredths >= 0)')
export class AnchorReadingRow {
  @ForeignKey(() => AnchorAnswer, { name: 'fk_anchor_readings_answer' })
  @PrimaryColumn('uuid', { name: 'answer_id', primaryKeyConstraintName: 'pk_anchor_readings' })
  answerId: string;

  @ForeignKey(() => Officer, { name: 'fk_anchor_readings_marker' })
  @PrimaryColumn('uuid', { name: 'marker_id', primaryKeyConstraintName: 'pk_anchor_readings' })
  markerId: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'pk_anchor_readings' })
  round: number;

  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('jsonb')
  ticks: unknown;

  @Column('integer')
  hundredths: number;

  @Column('timestamptz', { name: 'read_at' })
  readAt: Date;
}
