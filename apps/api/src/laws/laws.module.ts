import { Module } from '@nestjs/common';
import { LawsService } from './laws.service';

@Module({ providers: [LawsService], exports: [LawsService] })
export class LawsModule {}
