import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { AuditModule } from '../audit/audit.module';
import { ExamsModule } from '../exams/exams.module';
import { QuestionsModule } from '../questions/questions.module';
import { PrintedPapersController } from './printed-papers.controller';
import { PrintedPapersService } from './printed-papers.service';

@Module({
  imports: [AccessModule, AuditModule, ExamsModule, QuestionsModule],
  controllers: [PrintedPapersController],
  providers: [PrintedPapersService],
})
export class PrintingModule {}
