import { Module } from '@nestjs/common';
import { RegionsModule } from '../regions/regions.module';
import { OfficersResolver } from './officers.resolver';
import { OfficersService } from './officers.service';
import { PeopleLoaders } from './people.loaders';

@Module({
  imports: [RegionsModule],
  providers: [OfficersService, OfficersResolver, PeopleLoaders],
  exports: [OfficersService],
})
export class PeopleModule {}
