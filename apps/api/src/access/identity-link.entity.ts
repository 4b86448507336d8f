import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';

/** Who an officer is at an identity provider; made at the first sign-in through it. */
@Entity('identity_links')
@Index('ix_identity_links_officer', ['officerId'])
@Unique('uq_identity_links_officer', ['issuer', 'officerId'])
export class IdentityLink {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_identity_links' })
  issuer: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_identity_links' })
  subject: string;

  @ForeignKey(() => Officer, { name: 'fk_identity_links_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('timestamptz', { name: 'linked_at' })
  linkedAt: Date;
}
