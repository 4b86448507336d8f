import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Watching } from './use-watching';

const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
const STEP_SECONDS = 5;
/** A viewer drags through many places; only where he stays for this long is a jump to report. */
const JUMP_SETTLES_MS = 500;
/** Long enough to read that what was skipped does not count. */
const SKIP_NOTE_MS = 8_000;

export interface PlayerOptions {
  readonly durationSeconds: number;
  readonly resumeAtSeconds: number;
  readonly maxRate: number;
  /** Whether playing is to be credited now: then it needs a lease before it begins. */
  readonly isCounting: boolean;
  readonly watching: Watching;
}

export interface Player {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly isPlaying: boolean;
  readonly isStarting: boolean;
  readonly isMuted: boolean;
  readonly hasFailed: boolean;
  /** The viewer just jumped ahead: what lies between is not credited. */
  readonly hasSkipped: boolean;
  readonly positionSeconds: number;
  readonly rate: number;
  readonly speeds: readonly number[];
  readonly toggle: () => void;
  readonly seekTo: (seconds: number) => void;
  readonly setRate: (rate: number) => void;
  readonly toggleMuted: () => void;
  readonly reload: () => void;
  readonly pause: () => void;
  readonly handlers: ReturnType<typeof videoHandlers>;
}

/** The video element, told and listened to. Everything it plays goes through `watching.spans`. */
export function usePlayer(options: PlayerOptions): Player {
  const { durationSeconds, resumeAtSeconds, maxRate, isCounting, watching } = options;
  const video = useRef<HTMLVideoElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const [isMuted, setMuted] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [hasSkipped, setSkipped] = useState(false);
  const [rate, showRate] = useState(1);
  const [positionSeconds, setPosition] = useState(resumeAtSeconds);
  const resumeAt = useRef(resumeAtSeconds);
  useEffect(() => {
    if (!hasSkipped) return undefined;
    const timer = setTimeout(() => setSkipped(false), SKIP_NOTE_MS);
    return () => clearTimeout(timer);
  }, [hasSkipped]);

  const play = async () => {
    const element = video.current;
    if (!element || isStarting) return;
    setStarting(true);
    const mayPlay = !isCounting || (await watching.begin());
    // Refused where the browser lost the gesture while we asked for the lease; the next press finds it there.
    if (mayPlay) await element.play().catch(() => undefined);
    setStarting(false);
  };
  const seekTo = (seconds: number) => {
    const element = video.current;
    if (!element) return;
    const target = Math.max(0, Math.min(durationSeconds, seconds));
    if (Math.abs(target - element.currentTime) > 0.01) element.currentTime = target;
    setPosition(target);
  };

  return {
    video,
    isPlaying,
    isStarting,
    isMuted,
    hasFailed,
    hasSkipped,
    positionSeconds,
    rate,
    speeds: SPEEDS.filter((speed) => speed <= maxRate),
    toggle: () => {
      if (video.current?.paused === false) video.current.pause();
      else void play();
    },
    seekTo,
    setRate: (wanted) => {
      if (video.current) video.current.playbackRate = Math.min(wanted, maxRate);
    },
    toggleMuted: () => {
      if (video.current) video.current.muted = !video.current.muted;
    },
    reload: () => {
      resumeAt.current = positionSeconds;
      setFailed(false);
      video.current?.load();
    },
    pause: () => video.current?.pause(),
    handlers: videoHandlers({
      watching,
      isCounting,
      maxRate,
      durationSeconds,
      resumeAt,
      setPlaying,
      setPosition,
      setMuted,
      setFailed,
      setSkipped,
      showRate,
      jumps: useJumpReports(watching),
    }),
  };
}

interface HandlerParts {
  readonly watching: Watching;
  readonly isCounting: boolean;
  readonly maxRate: number;
  readonly durationSeconds: number;
  readonly resumeAt: RefObject<number>;
  readonly setPlaying: (isPlaying: boolean) => void;
  readonly setPosition: (seconds: number) => void;
  readonly setMuted: (isMuted: boolean) => void;
  readonly setFailed: (hasFailed: boolean) => void;
  readonly setSkipped: (hasSkipped: boolean) => void;
  readonly showRate: (rate: number) => void;
  readonly jumps: JumpReports;
}

type VideoEvent = { readonly currentTarget: HTMLVideoElement };

function videoHandlers(parts: HandlerParts) {
  const { watching, maxRate, durationSeconds, resumeAt, jumps } = parts;
  const { spans } = watching;
  return {
    onLoadedMetadata: ({ currentTarget: element }: VideoEvent) => {
      const start = resumeAt.current;
      if (start <= 0 || start >= durationSeconds - 1) return;
      jumps.expect(start);
      element.currentTime = start;
    },
    onPlaying: ({ currentTarget: element }: VideoEvent) => {
      parts.setPlaying(true);
      parts.setFailed(false);
      // A media key or the picture's own menu starts the video without our button: it needs the lease all the same.
      if (parts.isCounting) void parts.watching.begin();
      spans.begin(element.currentTime);
    },
    onTimeUpdate: ({ currentTarget: element }: VideoEvent) => {
      if (element.seeking) return;
      if (!element.paused) spans.tick(element.currentTime);
      jumps.at(element.currentTime);
      parts.setPosition(element.currentTime);
    },
    onWaiting: ({ currentTarget: element }: VideoEvent) => {
      if (!element.seeking) spans.pause(element.currentTime);
    },
    onPause: ({ currentTarget: element }: VideoEvent) => {
      parts.setPlaying(false);
      if (element.seeking) spans.jump();
      else spans.pause(element.currentTime);
      watching.report();
    },
    onEnded: () => parts.setPlaying(false),
    onSeeking: ({ currentTarget: element }: VideoEvent) => {
      spans.jump();
      const jump = jumps.begin(element.currentTime);
      if (jump === 'ahead') parts.setSkipped(true);
      if (jump === 'back') parts.setSkipped(false);
    },
    onSeeked: ({ currentTarget: element }: VideoEvent) => {
      jumps.end(element.currentTime);
      parts.setPosition(element.currentTime);
      if (!element.paused) spans.begin(element.currentTime);
    },
    onRateChange: ({ currentTarget: element }: VideoEvent) => {
      // Also reached by the browser's own controls; what runs faster would be credited nothing.
      if (element.playbackRate > maxRate) element.playbackRate = maxRate;
      parts.showRate(element.playbackRate);
    },
    onVolumeChange: ({ currentTarget: element }: VideoEvent) => parts.setMuted(element.muted),
    onError: () => parts.setFailed(true),
  };
}

interface JumpReports {
  readonly expect: (seconds: number) => void;
  readonly at: (seconds: number) => void;
  readonly begin: (seconds: number) => 'ahead' | 'back' | null;
  readonly end: (seconds: number) => void;
}

/** Tells our own positioning at the start from a viewer's jump, and reports the jump once it has settled. */
function useJumpReports(watching: Watching): JumpReports {
  const expected = useRef<number | null>(null);
  const last = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const isExpected = (seconds: number) =>
    expected.current !== null && Math.abs(expected.current - seconds) < 0.5;
  return {
    expect: (seconds) => {
      expected.current = seconds;
    },
    at: (seconds) => {
      last.current = seconds;
    },
    begin: (seconds) => {
      if (isExpected(seconds)) return null;
      return seconds > last.current ? 'ahead' : 'back';
    },
    end: (seconds) => {
      const wasExpected = isExpected(seconds);
      expected.current = null;
      last.current = seconds;
      if (wasExpected) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => watching.report(seconds), JUMP_SETTLES_MS);
    },
  };
}

/** Space or K plays and pauses, ← and → move five seconds: anywhere on the page but in a field. */
export function usePlayerKeys({ toggle, seekTo, video }: Player): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
      if (event.target.closest('select, dialog, textarea')) return;
      const isOnControl = event.target.closest('button, a') !== null;
      const at = video.current?.currentTime ?? 0;
      if (event.key === 'ArrowLeft') seekTo(at - STEP_SECONDS);
      else if (event.key === 'ArrowRight') seekTo(at + STEP_SECONDS);
      else if (event.key.toLowerCase() === 'k' || (event.key === ' ' && !isOnControl)) toggle();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
