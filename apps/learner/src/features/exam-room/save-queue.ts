import { backOffMs } from '../network/back-off';
import { differences, type Sheet } from './sheet';

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'signed-out' }
  /** The server is up and asks to be left alone for a while. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  | { readonly kind: 'unreachable' };

/** What the save chip says; it never claims more than is known. */
export interface SaveStatus {
  readonly phase: 'saved' | 'saving' | 'offline' | 'signed-out' | 'locked';
  /** When the server last acknowledged; null before the first time. */
  readonly savedAt: string | null;
  /** Questions of which it is not known that the server holds their latest state. */
  readonly unsavedCount: number;
  /** Whether this device holds that latest state in its own storage. */
  readonly isKept: boolean;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** One state of the sheet with its number. */
export interface SheetState {
  readonly rev: number;
  readonly sheet: Sheet;
}

export interface SaveQueuePorts {
  /** Writes to the device's own storage, beside it the newest state the server has; false when the device would not. */
  readonly keep: (rev: number, sheet: Sheet, saved: SheetState) => Promise<boolean>;
  readonly send: (rev: number, sheet: Sheet) => Promise<SaveOutcome>;
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onStatus: (status: SaveStatus) => void;
}

/** A save that has not been answered by then is not "being saved" any more: the officer is told where his answers are. */
const SLOW_MS = 1_800;

/** The device comes first, but only so long: a disk that hangs does not keep an answer from the server. */
const DISK_PATIENCE_MS = 500;

/**
 * While somebody writes, one save follows another at this distance: each carries the whole sheet into the trail, and a
 * short answer of two thousand letters would be there two thousand times.
 */
const PACE_MS = 800;

/**
 * Saves the whole sheet at every change: on the device first, then to the server, one save under way at a time and the
 * newest state next. `rev` rises with each change, so that whatever arrives late or twice is harmless.
 */
export class SaveQueue {
  private rev: number;
  private sheet: Sheet;
  private acknowledged: SheetState;
  /** What a save that was sent since then changed: until the next answer the server may hold either. */
  private readonly doubtful = new Set<string>();
  private savedAt: string | null;
  private keeping: Promise<void> = Promise.resolve();
  private isKept = true;
  private sending: Promise<void> | null = null;
  private failures = 0;
  private phase: SaveStatus['phase'] = 'saved';
  private refusal: SaveStatus['refusal'] = null;
  private isHeld = false;
  private callOff: (() => void) | null = null;
  private isPaced = false;
  /** The newest state was only written on: it goes when the pace allows. */
  private waitsForPace = false;

  constructor(
    start: { readonly rev: number; readonly sheet: Sheet; readonly savedAt: string | null },
    private readonly ports: SaveQueuePorts,
  ) {
    this.rev = start.rev;
    this.sheet = start.sheet;
    this.savedAt = start.savedAt;
    this.acknowledged = { rev: start.rev, sheet: start.sheet };
  }

  /** The newest state with its number, as a hand-in must carry it. */
  current(): SheetState {
    return { rev: this.rev, sheet: this.sheet };
  }

  change(sheet: Sheet): void {
    this.waitsForPace = false;
    this.adopt(this.rev + 1, sheet);
  }

  /** What is written letter by letter: on the device at every letter, on the server at a pace. */
  write(sheet: Sheet): void {
    this.waitsForPace = this.isPaced;
    if (!this.isPaced) {
      this.isPaced = true;
      this.ports.later(() => this.endPace(), PACE_MS);
    }
    this.adopt(this.rev + 1, sheet);
  }

  /** Takes over a state of a known number: what this device kept and the server never got. */
  adopt(rev: number, sheet: Sheet): void {
    if (this.phase === 'locked') return;
    this.rev = rev;
    this.sheet = sheet;
    // Begun at once, not after the one before: the page may be gone in the next moment. The device keeps their order.
    const kept = this.ports.keep(rev, sheet, this.acknowledged);
    this.keeping = Promise.all([this.keeping, kept]).then(([, isKept]) => this.learn(isKept));
    if (this.phase === 'saved') this.say('saving');
    else this.say(this.phase);
    if (this.failures === 0) this.pump();
  }

  /** Tries now, whatever back-off and pace say: the network is back, or someone has signed in again. */
  retry(): void {
    this.callOff?.();
    this.callOff = null;
    this.waitsForPace = false;
    this.pump();
  }

  /** The device says that its network is gone: it is said at once, not when the next save fails. */
  lost(): void {
    if (this.phase === 'saved' || this.phase === 'saving') this.say('offline');
  }

  /** The network is back or the server has been heard: tries what is open, else takes the warning back. */
  found(): void {
    if (this.phase === 'offline' && !this.sending && this.acknowledged.rev === this.rev) this.say('saved');
    this.retry();
  }

  /** Writes to the device what has changed beside the answers. */
  keepAgain(): void {
    const kept = this.ports.keep(this.rev, this.sheet, this.acknowledged);
    this.keeping = Promise.all([this.keeping, kept]).then(() => undefined);
  }

  /** Sends what the server has not got, though the attempt is over: what comes too late is kept there as evidence. */
  async deliverOpen(): Promise<void> {
    await this.hold();
    const { rev, sheet } = this;
    if (this.phase === 'locked' || this.acknowledged.rev >= rev) return;
    const outcome = await this.ports.send(rev, sheet);
    if (outcome.kind === 'refused') this.lock(outcome);
  }

  /** Lets the save under way end and starts no other: a hand-in carries the newest state itself. */
  async hold(): Promise<void> {
    this.isHeld = true;
    await this.keptInTime();
    await this.sending;
  }

  release(): void {
    this.isHeld = false;
    this.retry();
  }

  /** No more saves: another window has the attempt, or it is over. */
  lock(refusal: SaveStatus['refusal']): void {
    if (this.phase === 'locked') return;
    this.callOff?.();
    this.callOff = null;
    this.refusal = refusal;
    this.say('locked');
  }

  private endPace(): void {
    this.isPaced = false;
    this.waitsForPace = false;
    if (this.failures === 0) this.pump();
  }

  private pump(): void {
    if (this.waitsForPace) return;
    if (this.sending || this.isHeld || this.phase === 'locked' || this.acknowledged.rev === this.rev) return;
    this.sending = this.saveUntilCurrent().finally(() => {
      this.sending = null;
    });
  }

  private async saveUntilCurrent(): Promise<void> {
    let goOn = true;
    while (goOn && !this.isHeld && !this.waitsForPace && this.acknowledged.rev < this.rev) {
      await this.keptInTime();
      const { rev, sheet } = this;
      if (this.phase !== 'offline') this.say('saving');
      const callOffWarning = this.ports.later(() => this.lost(), SLOW_MS);
      for (const id of differences(this.acknowledged.sheet, sheet)) this.doubtful.add(id);
      const outcome = await this.ports.send(rev, sheet);
      callOffWarning();
      goOn = this.heed(outcome, rev, sheet);
    }
  }

  private heed(outcome: SaveOutcome, rev: number, sheet: Sheet): boolean {
    if (this.phase === 'locked') return false;
    if (outcome.kind === 'saved') {
      this.failures = 0;
      this.savedAt = outcome.savedAt;
      this.acknowledged = { rev, sheet };
      this.doubtful.clear();
      // Noted on the device as well: whoever comes back to it must not take the answer for one that never got through.
      if (rev === this.rev) this.keeping = this.keeping.then(() => this.note(rev, sheet));
      this.say(rev === this.rev ? 'saved' : 'saving');
      return true;
    }
    if (outcome.kind === 'refused') this.lock({ code: outcome.code, message: outcome.message });
    else this.waitAfter(outcome);
    return false;
  }

  private async keptInTime(): Promise<void> {
    if (!this.isKept) return;
    await new Promise<void>((resolve) => {
      const callOff = this.ports.later(() => {
        this.learn(false);
        resolve();
      }, DISK_PATIENCE_MS);
      void this.keeping.then(() => {
        callOff();
        resolve();
      });
    });
  }

  private learn(isKept: boolean): void {
    if (this.isKept === isKept) return;
    this.isKept = isKept;
    this.say(this.phase);
  }

  private async note(rev: number, sheet: Sheet): Promise<void> {
    if (this.rev === rev) await this.ports.keep(rev, sheet, { rev, sheet });
  }

  private waitAfter(outcome: Exclude<SaveOutcome, { kind: 'saved' | 'refused' }>): void {
    this.failures += 1;
    this.say(outcome.kind === 'signed-out' ? 'signed-out' : 'offline');
    if (outcome.kind === 'signed-out') return;
    const asked = outcome.kind === 'busy' ? outcome.retryAfterMs : 0;
    this.callOff = this.ports.later(() => this.retry(), Math.max(asked, backOffMs(this.failures)));
  }

  private say(phase: SaveStatus['phase']): void {
    this.phase = phase;
    this.ports.onStatus({
      phase,
      savedAt: this.savedAt,
      unsavedCount: new Set([...this.doubtful, ...differences(this.acknowledged.sheet, this.sheet)]).size,
      isKept: this.isKept,
      refusal: this.refusal,
    });
  }
}
