import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock';
import { ExamDatabase } from '../platform/exam-database';
import type { Listener } from '../platform/listener';
import { LOGGER } from '../platform/logger';
import { RoomLine } from './room-line';
import { RoomStates, type RoomState } from './room-states';

/** The channel on which the database tells what moved: `attempt <id>`, `exam <id>`. */
const CHANNEL = 'room';

/** Shorter than what proxies between wait for. */
const BEAT_EVERY_MS = 15_000;

/** The browser opens another one by itself; until then whoever was signed out may still hold this one. */
const LIVES_MS = 10 * 60_000;

/** A window that is reloaded leaves one behind that nobody has noticed yet; more than a few are somebody's joke. */
const MOST_OF_AN_ATTEMPT = 4;

const CHUNK = 500;

/**
 * The open lines of this process. Each costs its socket and a few hundred bytes: no timer, no connection to the
 * database. What moves is heard on one connection, read for all that are concerned in one statement, and told to those
 * for whom it is news.
 */
@Injectable()
export class RoomLines implements OnModuleInit, OnModuleDestroy {
  private readonly lines = new Map<string, Set<RoomLine>>();
  /** Attempts with a line, by exam. */
  private readonly rooms = new Map<string, Set<string>>();
  private readonly moved = new Set<string>();
  private readonly listener: Listener;
  private telling: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isClosing = false;

  constructor(
    private readonly states: RoomStates,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    database: ExamDatabase,
  ) {
    this.listener = database.listener({
      channel: CHANNEL,
      onNotice: (payload) => this.hear(payload),
      onListening: () => this.look(this.lines.keys()),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.listener.start();
    this.timer = setInterval(() => this.beat(), BEAT_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosing = true;
    if (this.timer) clearInterval(this.timer);
    for (const line of this.all()) line.end();
    await this.listener.stop();
    await this.telling;
  }

  /** How many are open in this process. */
  get count(): number {
    return [...this.lines.values()].reduce((sum, { size }) => sum + size, 0);
  }

  get mayOpen(): boolean {
    return !this.isClosing;
  }

  /** Takes a line in and tells it how the attempt stands; the returned function takes it out again. */
  open(line: RoomLine, state: RoomState): () => void {
    const ofAttempt = this.lines.get(state.id) ?? new Set();
    this.lines.set(state.id, ofAttempt.add(line));
    const ofExam = this.rooms.get(state.examId) ?? new Set();
    this.rooms.set(state.examId, ofExam.add(state.id));
    const [oldest] = ofAttempt;
    if (ofAttempt.size > MOST_OF_AN_ATTEMPT) oldest?.end();
    if (line.tell(state, this.clock.now())) {
      // What moved between the reading and the taking in was told to nobody.
      this.look([state.id]);
    } else line.end();
    return () => {
      ofAttempt.delete(line);
      if (ofAttempt.size > 0 || this.lines.get(state.id) !== ofAttempt) return;
      this.lines.delete(state.id);
      ofExam.delete(state.id);
      if (ofExam.size === 0) this.rooms.delete(state.examId);
    };
  }

  private hear(payload: string): void {
    const [kind, id = ''] = payload.split(' ');
    if (kind === 'attempt') this.look([id]);
    if (kind === 'exam') this.look(this.rooms.get(id) ?? []);
  }

  private look(ids: Iterable<string>): void {
    for (const id of ids) if (this.lines.has(id)) this.moved.add(id);
    if (this.moved.size === 0 || this.telling) return;
    this.telling = this.tellAll().finally(() => {
      this.telling = null;
      if (!this.isClosing) this.look([]);
    });
  }

  private async tellAll(): Promise<void> {
    // What was said in one transaction is heard in one turn, and read together.
    await new Promise(setImmediate);
    while (this.moved.size > 0 && !this.isClosing) {
      const ids = [...this.moved].slice(0, CHUNK);
      for (const id of ids) this.moved.delete(id);
      try {
        for (const state of await this.states.read(ids)) this.tell(state);
      } catch (error) {
        // The rooms ask for themselves once a minute; whoever is told next is told this as well.
        this.logger.warn({ err: error, count: ids.length }, 'rooms were not told');
      }
    }
  }

  private tell(state: RoomState): void {
    const now = this.clock.now();
    for (const line of this.lines.get(state.id) ?? []) if (!line.tell(state, now)) line.end();
  }

  private beat(): void {
    const nowMs = this.clock.now().getTime();
    for (const line of this.all()) {
      if (line.isStuck) line.cut();
      else if (nowMs - line.openedAtMs > LIVES_MS) line.end();
      else line.beat();
    }
  }

  private all(): RoomLine[] {
    return [...this.lines.values()].flatMap((lines) => [...lines]);
  }
}
