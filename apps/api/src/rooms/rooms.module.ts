import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { Presences } from './presences';
import { RoomDoors } from './room-doors';
import { RoomLines } from './room-lines';
import { RoomStates } from './room-states';

@Module({
  imports: [AccessModule],
  providers: [Presences, RoomDoors, RoomLines, RoomStates],
  exports: [RoomLines],
})
export class RoomsModule {}
