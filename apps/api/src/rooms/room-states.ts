import { Injectable } from '@nestjs/common';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import { GroupCommit } from '../platform/group-commit';

/** What a room has to know of its attempt, whatever happens elsewhere. */
export interface RoomState {
  readonly id: string;
  readonly officerId: string;
  readonly examId: string;
  readonly state: 'in_progress' | 'submitted';
  readonly epoch: number;
  readonly deadline: Date;
}

const ROOM_STATES: NamedStatement = {
  name: 'room_states',
  text: `SELECT a.id, a.officer_id AS "officerId", a.exam_id AS "examId", a.state, a.epoch, a.deadline
    FROM attempts a WHERE a.id = ANY ($1::uuid[]) AND a.state <> 'prepared'`,
};

/** Reads how attempts stand, many in one statement when many ask at once. */
@Injectable()
export class RoomStates {
  private readonly asking = new GroupCommit<string, RoomState | null>({
    keyOf: (id) => id,
    write: async (ids) => {
      const found = new Map((await this.read(ids)).map((state) => [state.id, state]));
      return ids.map((id) => found.get(id) ?? null);
    },
  });

  constructor(private readonly database: ExamDatabase) {}

  /** Null = there is none, or it only lies ready. */
  find(id: string): Promise<RoomState | null> {
    return this.asking.add(id);
  }

  read(ids: readonly string[]): Promise<RoomState[]> {
    return this.database.query<RoomState>(ROOM_STATES, [ids]);
  }
}
