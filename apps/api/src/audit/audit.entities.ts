import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A link of the chain: the hash of an audit entry and of all before it in its province and day. */
@Entity('audit_seals')
@Check('ck_audit_seals_hash', '(length(hash) = 32)')
@Check('ck_audit_seals_seq', '(seq > 0)')
@Unique('uq_audit_seals_entry', ['entryId'])
export class AuditSeal {
  @PrimaryColumn('integer', { name: 'province_code', primaryKeyConstraintName: 'pk_audit_seals' })
  provinceCode: number;

  @PrimaryColumn('date', { primaryKeyConstraintName: 'pk_audit_seals' })
  day: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_audit_seals' })
  seq: number;

  @Column('bigint', { name: 'entry_id' })
  entryId: number;

  @Column('bytea')
  hash: Buffer;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt: Date;
}
