import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { RegionsModule } from '../regions/regions.module';
import { ClassMembersResolver } from './class-members.resolver';
import { ClassMembersService } from './class-members.service';
import { ClassesResolver } from './classes.resolver';
import { ClassesService } from './classes.service';

@Module({
  imports: [PeopleModule, RegionsModule],
  providers: [ClassesResolver, ClassesService, ClassMembersResolver, ClassMembersService],
  exports: [ClassesService],
})
export class ClassesModule {}
