import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module';
import { CoursesModule } from '../courses/courses.module';
import { ExamsModule } from '../exams/exams.module';
import { RegionsModule } from '../regions/regions.module';
import { CoverageResolver } from './coverage.resolver';
import { CoverageService } from './coverage.service';

@Module({
  imports: [AttemptsModule, CoursesModule, ExamsModule, RegionsModule],
  providers: [CoverageResolver, CoverageService],
})
export class CoverageModule {}
