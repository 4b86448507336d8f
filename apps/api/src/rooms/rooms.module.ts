import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { Presences } from './presences';
import { RoomDoors } from './room-doors';
import { RoomLines } from './room-lines';
import { RoomStates } from './room-states';
import { AttemptSummaryWordsResolver, RoomWordsResolver } from './room-words.resolver';

@Module({
  imports: [AccessModule],
  providers: [AttemptSummaryWordsResolver, Presences, RoomDoors, RoomLines, RoomStates, RoomWordsResolver],
})
export class RoomsModule {}
