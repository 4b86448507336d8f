import Dexie, { type Table } from 'dexie';
import type { KeptSheet } from './resume-sheet';

/** A sheet as this device keeps it, with the struck-out options, which are nobody's business but the officer's. */
export interface LocalSheet extends KeptSheet {
  readonly officerId: string;
  readonly struck: Readonly<Record<string, readonly string[]>>;
}

class LocalDatabase extends Dexie {
  readonly sheets: Table<LocalSheet, string>;

  constructor() {
    super('whetstone');
    this.version(1).stores({ sheets: 'attemptId' });
    this.sheets = this.table('sheets');
  }
}

const database = new LocalDatabase();

/** Writes a sheet to the device; false when it would not (private window, full disk). */
export async function keepSheet(sheet: LocalSheet): Promise<boolean> {
  try {
    await database.sheets.put(sheet);
    return true;
  } catch {
    return false;
  }
}

export async function findSheet(attemptId: string, officerId: string): Promise<LocalSheet | null> {
  try {
    const sheet = await database.sheets.get(attemptId);
    return sheet?.officerId === officerId ? sheet : null;
  } catch {
    return null;
  }
}

/** The attempt is over: its answers have no business on a device that others may use. */
export async function forgetSheet(attemptId: string): Promise<void> {
  try {
    await database.sheets.delete(attemptId);
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
