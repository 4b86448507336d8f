import { Module } from '@nestjs/common';
import { RegionEditsService } from './region-edits.service';
import { RegionsResolver } from './regions.resolver';
import { RegionsService } from './regions.service';

@Module({
  providers: [RegionsService, RegionEditsService, RegionsResolver],
  exports: [RegionsService, RegionEditsService],
})
export class RegionsModule {}
