import { Module } from '@nestjs/common';
import { BlueprintsModule } from '../blueprints/blueprints.module';
import { ClassesModule } from '../classes/classes.module';
import { CoursesModule } from '../courses/courses.module';
import { QuestionsModule } from '../questions/questions.module';
import { RegionsModule } from '../regions/regions.module';
import { ClassExamsResolver } from './class-exams.resolver';
import { ExamAudienceService } from './exam-audience.service';
import { ExamChangesResolver } from './exam-changes.resolver';
import { ExamChangesService } from './exam-changes.service';
import { ExamHalls } from './exam-halls.service';
import { ExamSettingResolver } from './exam-setting.resolver';
import { ExamSettingService } from './exam-setting.service';
import { ExamsResolver, IssueExamResolver } from './exams.resolver';
import { ExamsService } from './exams.service';
import { FrozenPapersService } from './frozen-papers.service';
import { PapersService } from './papers.service';
import { ResultRulesService } from './result-rules.service';

@Module({
  imports: [BlueprintsModule, ClassesModule, CoursesModule, QuestionsModule, RegionsModule],
  providers: [
    ClassExamsResolver,
    ExamAudienceService,
    ExamChangesResolver,
    ExamChangesService,
    ExamHalls,
    ExamSettingResolver,
    ExamSettingService,
    ExamsResolver,
    ExamsService,
    FrozenPapersService,
    IssueExamResolver,
    PapersService,
    ResultRulesService,
  ],
  exports: [
    ExamAudienceService,
    ExamChangesService,
    ExamHalls,
    ExamSettingService,
    ExamsService,
    FrozenPapersService,
    PapersService,
    ResultRulesService,
  ],
})
export class ExamsModule {}
