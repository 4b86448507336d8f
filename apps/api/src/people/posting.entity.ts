import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from './officer.entity';
import { Unit } from './unit.entity';

/** An officer in a unit over [validFrom, validTo): "who served where on a day" is a query over these. */
@Entity('postings')
@Check('ck_postings_exempt', "((kind <> 'exempt'::text) OR (reason <> ''::text))")
@Check('ck_postings_grade', "(grade = ANY (ARRAY['junior'::text, 'intermediate'::text]))")
@Check('ck_postings_days', '(valid_to > valid_from)')
@Check(
  'ck_postings_kind',
  "(kind = ANY (ARRAY['serving'::text, 'seconded_in'::text, 'seconded_out'::text, 'on_leave'::text, 'exempt'::text]))",
)
@Exclusion(
  'ex_postings_one_serving',
  "USING gist (officer_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((kind = ANY (ARRAY['serving'::text, 'seconded_in'::text])))",
)
@Exclusion(
  'ex_postings_one_home',
  "USING gist (officer_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((kind <> 'seconded_in'::text))",
)
@ForeignKey(() => Unit, ['unitId', 'regionCode'], ['id', 'regionCode'], { name: 'fk_postings_unit_region' })
@Index('ix_postings_officer', ['officerId'])
@Index('ix_postings_region', ['regionCode', 'validFrom'])
@Index('ix_postings_unit', ['unitId'])
export class Posting {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_postings' })
  id: string;

  @ForeignKey(() => Officer, { name: 'fk_postings_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @ForeignKey(() => Unit, { name: 'fk_postings_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  /** The unit's region, kept with the fact: old figures stay with the region of their day. */
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('text')
  kind: string;

  @Column('text')
  post: string;

  @Column('text', { nullable: true })
  grade: string | null;

  @Column('text', { default: '' })
  reason: string;

  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;

  /** Whether the officer has signed up; kept by triggers. */
  @Column('boolean', { name: 'has_account', default: false })
  hasAccount: boolean;
}
