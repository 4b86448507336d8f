import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { PeopleModule } from '../people/people.module';
import { RegionsModule } from '../regions/regions.module';
import { LawsModule } from '../laws/laws.module';
import { ArticleLecturesResolver } from './article-lectures.resolver';
import { LectureIssuesResolver, OfficerIssuesResolver, ViewerLecturesResolver } from './courses.resolver';
import { LecturesService } from './lectures.service';
import { VideosController } from './videos.controller';
import { VideosService } from './videos.service';
import { WatchService } from './watch.service';

@Module({
  imports: [AccessModule, LawsModule, PeopleModule, RegionsModule],
  providers: [
    ArticleLecturesResolver,
    LectureIssuesResolver,
    LecturesService,
    OfficerIssuesResolver,
    VideosService,
    ViewerLecturesResolver,
    WatchService,
  ],
  controllers: [VideosController],
  exports: [LecturesService, VideosService, WatchService],
})
export class CoursesModule {}
