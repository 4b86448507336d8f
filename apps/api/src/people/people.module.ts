import { Module } from '@nestjs/common';
import { RegionsModule } from '../regions/regions.module';
import { OfficerEditsResolver } from './officer-edits.resolver';
import { OfficerEditsService } from './officer-edits.service';
import { OfficersResolver } from './officers.resolver';
import { OfficersService } from './officers.service';
import { PeopleLoaders } from './people.loaders';
import { RegionEndingsResolver } from './region-endings.resolver';
import { RegionEndingsService } from './region-endings.service';
import { UnitsResolver } from './units.resolver';
import { UnitsService } from './units.service';

@Module({
  imports: [RegionsModule],
  providers: [
    OfficerEditsResolver,
    OfficerEditsService,
    OfficersService,
    OfficersResolver,
    PeopleLoaders,
    RegionEndingsResolver,
    RegionEndingsService,
    UnitsResolver,
    UnitsService,
  ],
  exports: [OfficersService],
})
export class PeopleModule {}
