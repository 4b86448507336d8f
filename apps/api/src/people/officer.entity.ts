import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A person. What he is at a time stands in his postings and grants; nobody is ever deleted. */
@Entity('officers')
@Check('ck_officers_certificate_days', '(certificate_valid_to > certificate_valid_from)')
@Check('ck_officers_name_length', '(char_length(name) <= 100)')
@Check('ck_officers_gender', "(gender = ANY (ARRAY['male'::text, 'female'::text]))")
@Check('ck_officers_name', "(name <> ''::text)")
@Index('ix_officers_certificate', { synchronize: false })
@Index('ix_officers_region', ['regionCode'])
@Unique('uq_officers_certificate_no', ['certificateNo'])
@Unique('uq_officers_id_number', ['idNumberDigest'])
export class Officer {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_officers' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  gender: string;

  @Column('bytea', { name: 'id_number_sealed' })
  idNumberSealed: Buffer;

  @Column('bytea', { name: 'id_number_digest' })
  idNumberDigest: Buffer;

  @Column('text', { name: 'id_number_masked' })
  idNumberMasked: string;

  @Column('text', { name: 'certificate_no' })
  certificateNo: string;

  @Column('date', { name: 'certificate_valid_from', nullable: true })
  certificateValidFrom: string | null;

  @Column('integer', { default: 1 })
  version: number;

  /** Name, pinyin and certificate number as they are searched. */
  @Column('text', { name: 'search_text', default: '' })
  searchText: string;

  @Column('date', { name: 'certificate_valid_to', nullable: true })
  certificateValidTo: string | null;

  /** Where he serves or last served: kept by a trigger on postings. */
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  /** Everywhere he ever served, kept by the same trigger: who may know him. */
  @Column('integer', { name: 'region_codes', array: true, default: [] })
  regionCodes: number[];

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
