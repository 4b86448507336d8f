import type { RoomAttemptFragment } from '../../gql/graphql';
import type { RoomOfficer } from './attempt-operations';
import type { Paper } from './paper';
import type { KeptSheet } from './resume-sheet';

/** A sheet as this device keeps it, with the struck-out options, which are nobody's business but the officer's. */
export interface LocalSheet extends KeptSheet {
  readonly officerId: string;
  readonly struck: Readonly<Record<string, readonly string[]>>;
}

/** What it takes to come back into the room without a network: who, which attempt with its paper, and the time. */
export interface LocalRoom {
  readonly attemptId: string;
  readonly examId: string;
  readonly officer: RoomOfficer;
  readonly attempt: RoomAttemptFragment;
  readonly paper: Paper;
  /** Absent in what was kept before there was the choice = one question at a time. */
  readonly showsWholePaper?: boolean;
  /** The device's calendar clock when the server told the time; used as a stop-watch, and shown as "about". */
  readonly readAtDeviceMs: number;
}

const SHEETS = 'sheets';
const ROOMS = 'rooms';

/**
 * The device's own storage. Of IndexedDB it takes four calls on two stores, so it takes them itself: a library for it
 * would be a quarter of what an officer on a thin line waits for.
 */
let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('whetstone-room', 1);
    request.onupgradeneeded = () => {
      // Of its own for each epoch: a window that does not know yet that another has the attempt writes over nothing.
      request.result.createObjectStore(SHEETS, { keyPath: ['attemptId', 'epoch'] });
      request.result.createObjectStore(ROOMS, { keyPath: 'attemptId' });
    };
    request.onsuccess = () => {
      // Another window brings a newer layout: this one must not stand in its way.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('The device keeps nothing'));
  });
  return opened;
}

/** One transaction; resolves when it is on the disk, not when it was asked for. */
async function run<Value>(
  mode: IDBTransactionMode,
  work: (store: (name: string) => IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([SHEETS, ROOMS], mode, { durability: 'strict' });
    const request = work((name) => transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('Not kept'));
    // Nothing more comes: said now it is written even if the page goes away in the very next moment.
    transaction.commit();
  });
}

function all<Row>(store: IDBObjectStore, range?: IDBKeyRange): IDBRequest<Row[]> {
  return store.getAll(range) as IDBRequest<Row[]>;
}

/** By rising epoch, as the store sorts them. */
function epochsOf(attemptId: string): IDBKeyRange {
  return IDBKeyRange.bound([attemptId, 0], [attemptId, Infinity]);
}

/** Writes a sheet to the device; false when it would not (private window, full disk). */
export async function keepSheet(sheet: LocalSheet): Promise<boolean> {
  try {
    await run('readwrite', (store) => store(SHEETS).put(sheet));
    return true;
  } catch {
    return false;
  }
}

export async function findSheet(attemptId: string, officerId: string): Promise<LocalSheet | null> {
  try {
    const ofAll = await run('readonly', (store) => all<LocalSheet>(store(SHEETS), epochsOf(attemptId)));
    return ofAll.findLast((sheet) => sheet.officerId === officerId) ?? null;
  } catch {
    return null;
  }
}

/** Everything an officer has not handed over to the server from this device. */
export async function sheetsLeft(officerId: string): Promise<LocalSheet[]> {
  try {
    const sheets = await run('readonly', (store) => all<LocalSheet>(store(SHEETS)));
    return sheets.filter((sheet) => sheet.officerId === officerId && sheet.rev > sheet.saved.rev);
  } catch {
    return [];
  }
}

export async function keepRoom(room: LocalRoom): Promise<boolean> {
  try {
    await run('readwrite', (store) => store(ROOMS).put(room));
    return true;
  } catch {
    return false;
  }
}

/** The room this device last had open at an exam. */
export async function findRoom(examId: string): Promise<LocalRoom | null> {
  try {
    const rooms = await run('readonly', (store) => all<LocalRoom>(store(ROOMS)));
    return rooms.findLast((room) => room.examId === examId) ?? null;
  } catch {
    return null;
  }
}

/** The attempt is over and with the server: its answers and its paper have no business on a device others may use. */
export async function forgetAttempt(attemptId: string): Promise<void> {
  try {
    await run('readwrite', (store) => {
      store(SHEETS).delete(epochsOf(attemptId));
      return store(ROOMS).delete(attemptId);
    });
  } catch {
    // nothing was kept then
  }
}

const WINDOW_KEY = 'whetstone.epoch.';

/** The epoch this very window holds an attempt under; survives a reload, unlike other windows' (session storage). */
export function heldEpoch(attemptId: string): number | null {
  try {
    const held = sessionStorage.getItem(WINDOW_KEY + attemptId);
    return held === null ? null : Number(held);
  } catch {
    return null;
  }
}

export function holdEpoch(attemptId: string, epoch: number): void {
  try {
    sessionStorage.setItem(WINDOW_KEY + attemptId, String(epoch));
  } catch {
    // a reload will then take the attempt over from itself
  }
}
