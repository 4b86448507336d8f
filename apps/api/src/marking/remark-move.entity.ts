import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Attempt } from '../attempts/attempt.entity';
import { Officer } from '../people/officer.entity';
import { Remark } from './remark.entity';

/** An attempt whose points a changed key moves: as worked out while it is checked, as it was done once it has run. */
@Entity('remark_moves')
@Index('ix_remark_moves_attempt', ['attemptId'])
export class RemarkMove {
  @ForeignKey(() => Remark, { name: 'fk_remark_moves_remark' })
  @PrimaryColumn('uuid', { name: 'remark_id', primaryKeyConstraintName: 'pk_remark_moves' })
  remarkId: string;

  @ForeignKey(() => Attempt, { name: 'fk_remark_moves_attempt' })
  @PrimaryColumn('uuid', { name: 'attempt_id', primaryKeyConstraintName: 'pk_remark_moves' })
  attemptId: string;

  @ForeignKey(() => Officer, { name: 'fk_remark_moves_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('integer', { name: 'from_hundredths' })
  fromHundredths: number;

  @Column('integer', { name: 'to_hundredths' })
  toHundredths: number;

  @Column('boolean', { name: 'was_passed' })
  wasPassed: boolean;

  @Column('boolean', { name: 'is_passed' })
  isPassed: boolean;
}
