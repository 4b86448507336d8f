import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { BlueprintEntity } from './blueprint.entity';

/** A blueprint as it was saved once; never changed, so that an exam can name it. */
@Entity('blueprint_versions')
@Unique('uq_blueprint_versions_number', ['blueprintId', 'number'])
export class BlueprintVersion {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_blueprint_versions' })
  id: string;

  @ForeignKey(() => BlueprintEntity, { name: 'fk_blueprint_versions_blueprint' })
  @Column('uuid', { name: 'blueprint_id' })
  blueprintId: string;

  @Column('integer')
  number: number;

  @Column('jsonb')
  content: unknown;

  @ForeignKey(() => Officer, { name: 'fk_blueprint_versions_saved_by' })
  @Column('uuid', { name: 'saved_by' })
  savedBy: string;

  @Column('timestamptz', { name: 'saved_at' })
  savedAt: Date;
}
