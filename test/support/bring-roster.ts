import { setTimeout as wait } from 'node:timers/promises';
import type { CellInput } from '../../libs/formats/src/workbook/build-workbook.example';
import type { ImportMode, RosterRowsQuery } from '../gql/graphql';
import type { ApiClient } from './api-client';
import {
  CHECK_ROSTER,
  COMMIT_ROSTER,
  ROSTER_CODES,
  ROSTER_IMPORT,
  ROSTER_ROWS,
  START_ROSTER,
} from './roster-operations';
import { accepted } from './outcome';
import { rosterFile } from './roster-file';

const busy = ['CHECKING', 'COMMITTING', 'UNDOING'];
const lookEveryMs = 20;
const patienceMs = 30_000;

export type StagedRow = RosterRowsQuery['rosterImportRows']['nodes'][number];

export async function uploadRoster(by: ApiClient, file: Uint8Array, name = '名册.xlsx'): Promise<string> {
  return String((await by.upload('/files/uploads', name, file)).body['id']);
}

/** The import once its job has come to rest. @throws Error when it does not within half a minute. */
export async function settledImport(by: ApiClient, id: string) {
  for (const end = Date.now() + patienceMs; ; await wait(lookEveryMs)) {
    const { rosterImport } = await by.run(ROSTER_IMPORT, { id });
    if (rosterImport && !busy.includes(rosterImport.state)) return rosterImport;
    if (Date.now() > end) throw new Error(`The import is still ${rosterImport?.state}`);
  }
}

export async function rowsOf(by: ApiClient, importId: string, outcome: StagedRow['outcome'] | null = null) {
  const page = { limit: 500, offset: 0 };
  return (await by.run(ROSTER_ROWS, { importId, outcome, page })).rosterImportRows.nodes;
}

/** The file as it would be taken over, by the columns that were guessed. */
export async function checkRoster(by: ApiClient, uploadId: string) {
  const {
    id: importId,
    sheetName,
    columns,
  } = accepted((await by.run(START_ROSTER, { input: { uploadId } })).startRosterImport);
  const input = { importId, sheetName, columns: columns.map(({ field, column }) => ({ field, column })) };
  accepted((await by.run(CHECK_ROSTER, { input })).checkRosterImport);
  const checked = await settledImport(by, importId);
  const rows = await rowsOf(by, importId);
  return { ...checked, rows, faults: rows.flatMap(({ faults }) => faults) };
}

/** Takes a checked roster over. */
export async function commitRoster(
  by: ApiClient,
  importId: string,
  mode: ImportMode = 'ALL',
  leftOn?: string,
) {
  const input = { importId, mode, leftOn: leftOn ?? null };
  accepted((await by.run(COMMIT_ROSTER, { input })).commitRosterImport);
  const committed = await settledImport(by, importId);
  const page = { limit: 500, offset: 0 };
  const activationCodes = (await by.run(ROSTER_CODES, { importId, page })).rosterImportCodes;
  return { ...committed, activationCodes };
}

/** A roster from file to officers. */
export async function bringRoster(by: ApiClient, ...lines: CellInput[][]) {
  const { id } = await checkRoster(by, await uploadRoster(by, await rosterFile(...lines)));
  return commitRoster(by, id);
}
