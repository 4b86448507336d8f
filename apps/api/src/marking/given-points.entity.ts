import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Attempt } from '../attempts/attempt.entity';
import { Officer } from '../people/officer.entity';
import { QuestionRevision } from '../questions/question-revision.entity';
import { Appeal } from './appeal.entity';

/** Points a person gave to a question of an attempt, with why; the last of several counts. */
@Entity('given_points')
@Check('ck_given_points_hundredths', '(hundredths >= 0)')
@Index('ix_given_points_attempt', ['attemptId', 'id'])
export class GivenPoints {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_given_points',
  })
  id: number;

  @ForeignKey(() => Attempt, { name: 'fk_given_points_attempt' })
  @Column('uuid', { name: 'attempt_id' })
  attemptId: string;

  @ForeignKey(() => Officer, { name: 'fk_given_points_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @ForeignKey(() => QuestionRevision, { name: 'fk_given_points_revision' })
  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('integer')
  hundredths: number;

  @Column('text')
  reason: string;

  @ForeignKey(() => Appeal, { name: 'fk_given_points_appeal' })
  @Column('uuid', { name: 'appeal_id', nullable: true })
  appealId: string | null;

  @ForeignKey(() => Officer, { name: 'fk_given_points_given_by' })
  @Column('uuid', { name: 'given_by' })
  givenBy: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;
}
