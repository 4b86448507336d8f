import { backOffMs } from '../network/back-off';

/** What happens on a line. */
export interface LineEvents {
  readonly onNews: (text: string) => void;
  /** The server says that it is there. */
  readonly onBeat: () => void;
  readonly onLost: () => void;
}

export interface LinePorts {
  /** Opens a line and returns what closes it. */
  readonly open: (events: LineEvents) => () => void;
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onNews: (text: string) => void;
  /** Whether the server can tell this window something unasked. */
  readonly onOpen: (isOpen: boolean) => void;
}

/** The server beats every fifteen seconds; two beats missed and a half, and the line is taken for dead. */
const SILENCE_MS = 40_000;

/** Behind a proxy that lets no line through it is not tried every few seconds for two hours. */
const RARELY_MS = 60_000;
const FAILURES_BEFORE_RARELY = 6;

/** Holds one line open: one that is lost or silent is closed and opened again, later each time it fails. */
export class LineKeeper {
  private close: (() => void) | null = null;
  private callOff: (() => void) | null = null;
  private failures = 0;
  private isEnded = false;

  constructor(private readonly ports: LinePorts) {}

  /** Opens the first line after a while: a country that begins in one second does not also open its lines in it. */
  begin(afterMs: number): void {
    this.callOff = this.ports.later(() => this.open(), afterMs);
  }

  /** The network is back: not when the back-off says so, but now. */
  retry(): void {
    if (this.isEnded || this.close) return;
    this.callOff?.();
    this.open();
  }

  end(): void {
    this.isEnded = true;
    this.drop();
  }

  private open(): void {
    let isThis = true;
    const unlessOver =
      <Arguments extends unknown[]>(act: (...given: Arguments) => void) =>
      (...given: Arguments) => {
        if (isThis && !this.isEnded) act(...given);
      };
    const close = this.ports.open({
      onNews: unlessOver((text) => {
        this.heard();
        this.ports.onNews(text);
      }),
      onBeat: unlessOver(() => this.heard()),
      onLost: unlessOver(() => this.lost()),
    });
    this.close = () => {
      isThis = false;
      close();
    };
    this.expect();
  }

  private heard(): void {
    this.failures = 0;
    this.expect();
    this.ports.onOpen(true);
  }

  private expect(): void {
    this.callOff?.();
    this.callOff = this.ports.later(() => this.lost(), SILENCE_MS);
  }

  private lost(): void {
    this.drop();
    this.ports.onOpen(false);
    this.failures += 1;
    const waitMs = this.failures > FAILURES_BEFORE_RARELY ? RARELY_MS : backOffMs(this.failures);
    this.callOff = this.ports.later(() => this.open(), waitMs);
  }

  private drop(): void {
    this.callOff?.();
    this.callOff = null;
    this.close?.();
    this.close = null;
  }
}
