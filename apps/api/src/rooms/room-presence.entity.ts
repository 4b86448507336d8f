import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Attempt } from '../attempts/attempt.entity';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';

/** When the window that held an attempt under an epoch was last heard, and how often its page was left. */
@Entity('room_presences')
@Check('ck_room_presences_left', '(left_count >= 0)')
export class RoomPresence {
  @ForeignKey(() => Attempt, { name: 'fk_room_presences_attempt' })
  @PrimaryColumn('uuid', { name: 'attempt_id', primaryKeyConstraintName: 'pk_room_presences' })
  attemptId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_room_presences' })
  epoch: number;

  @ForeignKey(() => Officer, { name: 'fk_room_presences_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @ForeignKey(() => Region, { name: 'fk_room_presences_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('timestamptz', { name: 'heard_at' })
  heardAt: Date;

  @Column('integer', { name: 'left_count' })
  leftCount: number;
}
