import type { ServerResponse } from 'node:http';
import type { RoomState } from './room-states';

/** One window's open line: what the server says to it without being asked. */
export class RoomLine {
  private told = '';

  constructor(
    readonly attemptId: string,
    /** Under which the window holds the attempt. */
    readonly epoch: number,
    readonly openedAtMs: number,
    /** With it the window says that it is there, without its session being looked up each time. */
    private readonly token: string,
    private readonly reply: ServerResponse,
  ) {}

  /** Tells how the attempt stands, if that is news to this window. @returns whether there is more to be said later. */
  tell({ state, epoch, deadline, voidReason, messages }: RoomState, now: Date): boolean {
    const facts = { state: state.toUpperCase(), epoch, deadline, voidReason, messages };
    const news = JSON.stringify(facts);
    if (news !== this.told) {
      const token = this.told === '' ? { token: this.token } : {};
      this.told = news;
      this.reply.write(`data: ${JSON.stringify({ ...facts, serverNow: now, ...token })}\n\n`);
    }
    return state === 'in_progress' && epoch <= this.epoch;
  }

  /** Keeps proxies from closing it, and shows the window that it is not dead. */
  beat(): void {
    this.reply.write('event: beat\ndata:\n\n');
  }

  /** Nobody reads at the other end any more. */
  get isStuck(): boolean {
    return this.reply.writableNeedDrain || this.reply.destroyed;
  }

  end(): void {
    this.reply.end();
  }

  cut(): void {
    this.reply.destroy();
  }
}
