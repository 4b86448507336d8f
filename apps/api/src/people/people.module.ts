import { Module } from '@nestjs/common';
import { RegionsModule } from '../regions/regions.module';
import { OfficerEditsResolver } from './officer-edits.resolver';
import { OfficerEditsService } from './officer-edits.service';
import { OfficersResolver } from './officers.resolver';
import { OfficersService } from './officers.service';
import { PeopleLoaders } from './people.loaders';

@Module({
  imports: [RegionsModule],
  providers: [OfficerEditsResolver, OfficerEditsService, OfficersService, OfficersResolver, PeopleLoaders],
  exports: [OfficersService],
})
export class PeopleModule {}
