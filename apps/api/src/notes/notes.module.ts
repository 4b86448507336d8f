import { Module } from '@nestjs/common';
import { LawsModule } from '../laws/laws.module';
import { NotesResolver } from './notes.resolver';
import { NotesService } from './notes.service';

@Module({ imports: [LawsModule], providers: [NotesService, NotesResolver] })
export class NotesModule {}
