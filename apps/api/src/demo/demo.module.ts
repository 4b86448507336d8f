import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { AttemptsModule } from '../attempts/attempts.module';
import { CoursesModule } from '../courses/courses.module';
import { ExamsModule } from '../exams/exams.module';
import { PeopleModule } from '../people/people.module';
import { QuestionsModule } from '../questions/questions.module';
import { RegionsModule } from '../regions/regions.module';
import { RosterModule } from '../roster/roster.module';
import { DemoLoader } from './demo.loader';
import { DemoResolver, HAS_DEMO } from './demo.resolver';

@Module({})
export class DemoModule {
  static with(hasDemo: boolean): DynamicModule {
    return {
      module: DemoModule,
      imports: [
        AccessModule,
        AttemptsModule,
        CoursesModule,
        ExamsModule,
        PeopleModule,
        QuestionsModule,
        RegionsModule,
        RosterModule,
      ],
      providers: [DemoResolver, { provide: HAS_DEMO, useValue: hasDemo }, ...(hasDemo ? [DemoLoader] : [])],
    };
  }
}
