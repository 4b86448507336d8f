import type { RoomAttemptFragment, RoomDoorQuery } from '../../gql/graphql';
import { hallPasswordOf } from '../exams/hall-password';
import { askServer, type Asked } from '../network/ask-server';
import { roomDoorQuery, startAttemptMutation, type RoomOfficer } from './attempt-operations';
import type { ClockReading } from './countdown';
import {
  findRoom,
  findSheet,
  heldEpoch,
  holdEpoch,
  keepRoom,
  type LocalRoom,
  type LocalSheet,
} from './device-store';
import { arrangePaper, fetchPaper, type PaperSection } from './paper';
import { resumeSheet, type Resumed, type ServedSheet } from './resume-sheet';
import { deliverLeft } from './deliver-left';
import { fromSheetInput, toSheetInput, type Sheet } from './sheet';

export interface Entered {
  readonly attempt: RoomAttemptFragment;
  readonly officer: RoomOfficer;
  readonly sections: readonly PaperSection[];
  /** All questions on one page; else one at a time. */
  readonly showsWholePaper: boolean;
  readonly resumed: Resumed;
  readonly struck: Readonly<Record<string, readonly string[]>>;
  readonly clock: ClockReading;
}

/** The exam is about to open, and nothing but the hour stands in the way. */
export interface Waiting {
  readonly examId: string;
  readonly viewer: Viewer;
  readonly officer: RoomOfficer;
  readonly exam: NonNullable<Viewer['exam']>;
  readonly opening: { readonly opensAt: string; readonly serverNow: string; readonly readAtMs: number };
}

export type Entry =
  | ({ readonly kind: 'entered' } & Entered)
  | ({ readonly kind: 'waiting' } & Waiting)
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** No attempt is under way, and nobody asked for a new one. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'failed'; readonly message: string };

type Viewer = NonNullable<RoomDoorQuery['viewer']>;

/** With the room kept on this device one need not wait long for a network that leads nowhere. */
const SHORT_PATIENCE_MS = 4_000;

/**
 * Enters the exam room: goes on with the attempt this window holds, else takes over the one under way; without a network
 * it goes on with what this device keeps. A new attempt is begun only where the officer asked for one: an address or a
 * stale window must not spend a resit.
 */
export async function enterRoom(examId: string, mayBegin: boolean): Promise<Entry> {
  const kept = await findRoom(examId);
  const door = await knock(examId, kept);
  if (door.kind !== 'answered') return goOnAlone(door, kept);
  const { viewer } = door.data;
  if (!viewer || viewer.mustChangePassword) return { kind: 'signed-out' };
  const held = viewer.attempt;
  if (held?.state === 'IN_PROGRESS' && heldEpoch(held.id) === held.epoch)
    return enter(viewer, held, held.epoch, kept);
  const readAtMs = performance.now();
  const underWay = viewer.exam?.attempts.find(({ state }) => state === 'IN_PROGRESS');
  if (!underWay) await deliverLeft(viewer.id);
  const { exam } = viewer;
  if (!underWay && exam && mayWait(exam))
    return {
      kind: 'waiting',
      ...{ examId, viewer, exam, officer: officerOf(viewer) },
      opening: { ...exam, readAtMs },
    };
  if (!underWay && !mayBegin) return { kind: 'nothing' };
  return start({ examId, viewer, attemptId: underWay?.id ?? null, waitedMs: 0, kept });
}

/** Asks for the paper of somebody who waited: by the one statement that begins an attempt which lies ready. */
export function beginWaiting({ examId, viewer }: Waiting, waitedMs: number): Promise<Entry> {
  return start({ examId, viewer, attemptId: null, waitedMs, kept: null });
}

interface Start {
  readonly examId: string;
  readonly viewer: Viewer;
  /** Null = a new one. */
  readonly attemptId: string | null;
  /** After the opening, so that not everybody asks at once. */
  readonly waitedMs: number;
  readonly kept: LocalRoom | null;
}

async function start({ examId, viewer, attemptId, waitedMs, kept }: Start): Promise<Entry> {
  const started = await askServer(startAttemptMutation, {
    input: { examId, attemptId, hallPassword: hallPasswordOf(examId), startJitterMs: waitedMs },
  });
  if (started.kind !== 'answered') return goOnAlone(started, kept);
  const attempt = started.data.startAttempt;
  if (attempt.__typename === 'Refused')
    return { kind: 'refused', code: attempt.code, message: attempt.message };
  // Taking over raised the epoch by one and changed nothing else: what this device kept is held against it as it was.
  return enter(viewer, attempt, attempt.epoch - 1, kept);
}

function mayWait({ serverNow, waitsFrom }: NonNullable<Viewer['exam']>): boolean {
  return waitsFrom !== null && serverNow >= waitsFrom;
}

function officerOf({ id, name, maskedCertificateNo }: Viewer): RoomOfficer {
  return { id, name, maskedCertificateNo };
}

function knock(examId: string, kept: LocalRoom | null): Promise<Asked<RoomDoorQuery>> {
  const isHeld = kept !== null && heldEpoch(kept.attemptId) !== null;
  const variables = { examId, attemptId: kept?.attemptId ?? examId, isHeld };
  return askServer(roomDoorQuery, variables, kept ? { patienceMs: SHORT_PATIENCE_MS } : {});
}

async function enter(
  viewer: Viewer,
  attempt: RoomAttemptFragment,
  epochBefore: number,
  keptRoom: LocalRoom | null,
): Promise<Entry> {
  const readAtMs = performance.now();
  const readAtDeviceMs = Date.now();
  const officer = officerOf(viewer);
  holdEpoch(attempt.id, attempt.epoch);
  const [paper, kept] = await Promise.all([
    fetchPaper(attempt, keptRoom?.paper ?? null),
    findSheet(attempt.id, officer.id),
  ]);
  if (!paper) return { kind: 'unreachable' };
  const showsWholePaper = viewer.exam?.showsWholePaper ?? keptRoom?.showsWholePaper ?? false;
  const { id: attemptId, examId } = attempt;
  void keepRoom({ attemptId, examId, officer, attempt, paper, showsWholePaper, readAtDeviceMs });
  const { deadline, serverNow } = attempt;
  return {
    kind: 'entered',
    ...{ attempt, officer, sections: arrangePaper(paper, attempt.order), showsWholePaper },
    resumed: resumeSheet(kept, served(attempt, epochBefore)),
    struck: kept?.struck ?? {},
    clock: { deadline, serverNow, readAtMs, isAbout: false },
  };
}

/** Without the server: the room as this device keeps it. Whether it still holds the attempt shows when it is back. */
async function goOnAlone(
  asked: Exclude<Asked<unknown>, { kind: 'answered' }>,
  kept: LocalRoom | null,
): Promise<Entry> {
  if (asked.kind === 'failed' || asked.kind === 'signed-out') return asked;
  if (!kept) return { kind: 'unreachable' };
  const { officer, readAtDeviceMs } = kept;
  const sheet = await findSheet(kept.attemptId, officer.id);
  const attempt = sheet ? asLastSaved(kept.attempt, sheet) : kept.attempt;
  holdEpoch(attempt.id, attempt.epoch);
  const { deadline, serverNow } = attempt;
  const elapsedMs = Math.max(0, Date.now() - readAtDeviceMs);
  return {
    kind: 'entered',
    ...{ attempt, officer, sections: arrangePaper(kept.paper, attempt.order) },
    showsWholePaper: kept.showsWholePaper ?? false,
    resumed: resumeSheet(sheet, served(attempt, attempt.epoch)),
    struck: sheet?.struck ?? {},
    clock: { deadline, serverNow, readAtMs: performance.now() - elapsedMs, isAbout: true },
  };
}

/** The attempt as the server last acknowledged it to this device, which may be well after the room was entered. */
function asLastSaved(attempt: RoomAttemptFragment, { epoch, saved }: LocalSheet): RoomAttemptFragment {
  if (epoch !== attempt.epoch || saved.rev < attempt.rev) return attempt;
  return { ...attempt, rev: saved.rev, sheet: toServedSheet(saved.sheet) };
}

function toServedSheet(sheet: Sheet): RoomAttemptFragment['sheet'] {
  const { answers, flagged } = toSheetInput(sheet);
  return {
    __typename: 'Sheet',
    answers: answers.map((answer) => ({ __typename: 'Answer', ...answer })),
    flagged,
  };
}

function served({ id, rev, sheet }: RoomAttemptFragment, epoch: number): ServedSheet {
  return { attemptId: id, epoch, rev, sheet: fromSheetInput(sheet) };
}
