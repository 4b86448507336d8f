import { jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import pg from 'pg';
import { AttemptsSweeper } from '../../apps/api/src/attempts/attempts.sweeper';
import { MarkersSweeper } from '../../apps/api/src/markers/markers.sweeper';
import { MarkingSweeper } from '../../apps/api/src/marking/marking.sweeper';
import { AttemptPreparationService } from '../../apps/api/src/attempts/attempt-preparation.service';
import { AuditSealer } from '../../apps/api/src/audit/audit.sealer';
import { Jobs } from '../../apps/api/src/platform/jobs';
import { RegionsService } from '../../apps/api/src/regions/regions.service';
import type { RoleName } from '../../apps/api/src/access/access.types';
import { makeTask } from './authorization-bank';
import type { ApiClient } from './api-client';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, type SeededOfficer } from './seed';
import type { TestApp } from './test-app';

export const ROLES: readonly RoleName[] = [
  'officer',
  'training_manager',
  'author',
  'reviewer',
  'marker',
  'lawyer',
  'leader',
  'system_administrator',
  'security_administrator',
  'auditor',
];

/** Where something lies, seen from a role over 巴彦淖尔. */
export const PLACES = { own: BAYANNUR, child: LINHE, sibling: BAOTOU, parent: INNER_MONGOLIA } as const;
export type Place = keyof typeof PLACES;

/** What stands in one place, for a probe to ask about. */
export interface Target {
  readonly place: Place;
  readonly regionCode: number;
  readonly officer: SeededOfficer;
  readonly issueId: string;
  readonly bankId: string;
  /** The one question of that bank. */
  readonly questionId: string;
  /** Of that question, as if its text had ended. */
  readonly taskId: string;
  readonly unitId: string;
  readonly videoId: string;
  readonly attemptId: string;
  readonly leaseId: string;
  /** A role of its own, which its region's author may take back. */
  readonly grantId: string;
  readonly sessionId: string;
}

/** How a root field is asked about a place: its arguments, such as `(id: "…")`, and what is selected, such as `{ name }`. */
export interface Probe {
  readonly args: (target: Target, test: TestApp) => string | Promise<string>;
  readonly select: string;
}

/** The places whose matters it reaches, as initials of own, child, sibling, parent; '✗' = may not ask at all. */
export type Reach = string;

/** Four places with one of everything, and somebody for each role who asks about them. */
export interface World {
  readonly test: TestApp;
  readonly targets: readonly Target[];
  readonly askers: ReadonlyMap<RoleName, ApiClient>;
}

export async function buildWorld(test: TestApp): Promise<World> {
  // What the server does by itself would be counted among the statements of an answer.
  await test.app.get(AuditSealer).onApplicationShutdown();
  await test.app.get(Jobs).onApplicationShutdown();
  test.app.get(RegionsService).onModuleDestroy();
  await test.app.get(AttemptsSweeper).onModuleDestroy();
  await test.app.get(MarkingSweeper).onModuleDestroy();
  await test.app.get(MarkersSweeper).onModuleDestroy();
  // Probes set exams that are open: laying their attempts ready would be counted too.
  await test.app.get(AttemptPreparationService).onModuleDestroy();
  return { test, targets: await buildTargets(test), askers: await buildAskers(test) };
}

async function buildTargets(test: TestApp): Promise<Target[]> {
  const targets: Target[] = [];
  for (const [index, [place, regionCode]] of Object.entries(PLACES).entries()) {
    const officer = await test.seed.officer({ regionCode, name: `在${place}` });
    const issue = await test.seed.lectureIssue({ number: 60 + index, regionCodes: [regionCode] });
    const { exam } = await test.seed.openExam({ issue });
    await test.seed.attended(officer, issue, regionCode);
    await test.seed.sat(officer, exam, 20);
    // Something he did, for the audit log.
    await test.signedIn(officer);
    const bankId = await addBank(test, `题库${place}`, regionCode);
    const questionId = await idOf(test, `SELECT id FROM questions WHERE bank_id = $1`, [bankId]);
    targets.push({
      place: place as Place,
      regionCode,
      officer,
      issueId: issue.id,
      ...{ bankId, questionId, taskId: await makeTask(questionId, test) },
      unitId: await test.seed.unit(regionCode),
      videoId: issue.videoId,
      attemptId: await idOf(test, `SELECT id FROM attempts WHERE officer_id = $1`, [officer.id]),
      sessionId: await idOf(
        test,
        `INSERT INTO sessions (token_digest, officer_id, device, created_at, seen_at)
         VALUES (sha256($1::text::bytea), $1::uuid, 'x', $2, $2) RETURNING id`,
        [officer.id, test.clock.now()],
      ),
      grantId: await idOf(
        test,
        `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, 'author', $2, '2026-01-01') RETURNING id`,
        [officer.id, regionCode],
      ),
      leaseId: await idOf(
        test,
        `INSERT INTO watch_leases (officer_id, lecture_issue_id, device, started_at, reported_at)
         VALUES ($1, $2, 'x', $3, $3) RETURNING id`,
        [officer.id, issue.id, test.clock.now()],
      ),
    });
  }
  return targets;
}

/** A bank with one question. */
async function addBank(test: TestApp, name: string, regionCode: number): Promise<string> {
  const id = await idOf(
    test,
    `INSERT INTO banks (name, region_code, created_at) VALUES ($1, $2, $3) RETURNING id`,
    [name, regionCode, test.clock.now()],
  );
  await test.database.query(
    `INSERT INTO questions (bank_id, stem_digest, status, current_revision_id, topic_id, type, difficulty, updated_at)
     SELECT $1, stem_digest, status, current_revision_id, topic_id, type, difficulty, updated_at FROM questions WHERE status = 'published' AND type = 'single' LIMIT 1`,
    [id],
  );
  return id;
}

async function idOf(test: TestApp, sql: string, parameters: unknown[]): Promise<string> {
  const [row] = await test.database.query<{ id: string }[]>(sql, parameters);
  if (!row) throw new Error(`Nothing there: ${sql}`);
  return row.id;
}

async function buildAskers(test: TestApp): Promise<Map<RoleName, ApiClient>> {
  const askers = new Map<RoleName, ApiClient>();
  for (const role of ROLES) askers.set(role, await test.signedIn(await test.seed.someone(role, BAYANNUR)));
  // The three administrators have shown their second factor; the sessions are read anew after ten seconds.
  await test.database.query(`UPDATE sessions SET second_factor_at = $1`, [test.clock.now()]);
  test.clock.advance(11);
  return askers;
}

export function schemaOf(test: TestApp): GraphQLSchema {
  return test.app.get(GraphQLSchemaHost).schema;
}

/** Every root field there is, as `Query.officer`. */
export function rootFieldsOf(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
  );
}

/** Every field of a type that can be asked without arguments, as a selection of its own. */
export function fieldSelectionsOf(schema: GraphQLSchema, typeName: string): Map<string, string> {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`No object type ${typeName}`);
  const fields = Object.values(type.getFields()).filter((field) => !needsArguments(field));
  return new Map(fields.map((field) => [field.name, selectionOf(field)]));
}

function needsArguments(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  return isLeafType(getNamedType(field.type)) ? field.name : `${field.name} { __typename }`;
}

/** Asks a root field in one role about every place. */
export async function reachOf(
  client: ApiClient,
  field: string,
  probe: Probe,
  targets: readonly Target[],
  test: TestApp,
): Promise<Reach> {
  let reach = '';
  for (const target of targets) {
    const seen = await sees(client, field, `${await probe.args(target, test)} ${probe.select}`);
    if (seen === 'forbidden') return '✗';
    if (seen === 'sees') reach += target.place.charAt(0);
  }
  return reach;
}

/** How many statements the database is sent while something runs: the class of time an answer takes. */
async function withStatements<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const query = jest.spyOn(pg.Client.prototype, 'query');
  try {
    const value = await work();
    return [value, query.mock.calls.length];
  } finally {
    query.mockRestore();
  }
}

/** What a client is told, word for word, about a thing that lies beside him and about a thing there never was. */
export async function answersBeside(
  { test, targets, askers }: World,
  { root, probe }: Question,
): Promise<{ role: string; beside: unknown; nowhere: unknown }[]> {
  const beside = targets.find(({ place }) => place === 'sibling');
  if (!beside) throw new Error('No sibling');
  const answers = [];
  for (const [role, client] of askers) {
    const answer = async (target: Target) => {
      const call = `${await probe.args(target, test)} ${probe.select}`;
      const [operation = '', name = ''] = root.split('.');
      const document = parse(`${operation.toLowerCase()} { ${name}${call} }`);
      // Once to warm the session up, which is read anew every few seconds.
      await client.ask(document as never, {});
      // The fewest of five: what the server does by itself meanwhile is no part of the answer.
      const runs = [];
      for (let run = 0; run < 5; run += 1)
        runs.push(await withStatements(() => client.ask(document as never, {})));
      const statements = Math.min(...runs.map(([, count]) => count));
      const told = runs[0]?.[0];
      return JSON.parse(
        JSON.stringify({ ...told, statements }).replaceAll(/"locations":\[[^\]]*\],?/g, ''),
      ) as unknown;
    };
    answers.push({ role, beside: await answer(beside), nowhere: await answer(nowhere) });
  }
  return answers;
}

const NO_ID = '00000000-0000-4000-8000-000000000000';
const nowhere: Target = {
  place: 'sibling',
  regionCode: 999_999,
  officer: { id: NO_ID, name: '无此人', account: '000', idNumber: '' },
  ...{ issueId: NO_ID, bankId: NO_ID, unitId: NO_ID, videoId: NO_ID, attemptId: NO_ID, leaseId: NO_ID },
  ...{ sessionId: NO_ID, questionId: NO_ID, taskId: NO_ID },
  grantId: NO_ID,
};

async function sees(
  client: ApiClient,
  field: string,
  call: string,
): Promise<'sees' | 'nothing' | 'forbidden'> {
  const [operation = '', name = ''] = field.split('.');
  const { data, errors } = await client.ask<Record<string, unknown>, object>(
    parse(`${operation.toLowerCase()} { ${name}${call} }`) as never,
    {},
  );
  const code = errors?.[0]?.extensions?.code;
  if (code === 'FORBIDDEN') return 'forbidden';
  if (code === 'GRAPHQL_VALIDATION_FAILED' || code === 'BAD_USER_INPUT')
    throw new Error(`The probe of ${field} is wrong: ${JSON.stringify(errors)}`);
  return holdsSomething(data?.[name]) ? 'sees' : 'nothing';
}

/** A refusal, null, an empty list and a page of nothing tell nothing. */
function holdsSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  if (Array.isArray(value)) return value.some(holdsSomething);
  if (typeof value !== 'object') return true;
  const fields = value as Readonly<Record<string, unknown>>;
  if (fields['__typename'] === 'Refused') return false;
  // One outcome of several: it was refused.
  if (fields['refusal']) return false;
  if (typeof fields['totalCount'] === 'number') return fields['totalCount'] > 0;
  if (Array.isArray(fields['nodes'])) return fields['nodes'].length > 0;
  return true;
}

/** One question of the grid: what is asked, and how about each place. */
export interface Question {
  readonly field: string;
  readonly root: string;
  readonly probe: Probe;
}

export type Grid = Readonly<Record<string, Readonly<Record<string, Reach>>>>;

/** Asks every question in every role about every place. */
export async function measureGrid(
  { test, targets, askers }: World,
  questions: readonly Question[],
): Promise<Grid> {
  const grid: Record<string, Record<string, Reach>> = {};
  for (const { field, root, probe } of questions) {
    const row: Record<string, Reach> = {};
    for (const [role, client] of askers) row[role] = await reachOf(client, root, probe, targets, test);
    grid[field] = row;
  }
  return grid;
}

/** The same shape from the table: a role that is not named may not ask. */
export function expectedGrid(
  table: Readonly<Record<string, Readonly<Partial<Record<RoleName, Reach>>>>>,
): Grid {
  return Object.fromEntries(
    Object.entries(table).map(([field, row]) => [
      field,
      Object.fromEntries(ROLES.map((role) => [role, row[role] ?? '✗'])),
    ]),
  );
}

const TELLS_OF_A_PERSON = [
  ...[
    'certificateNo',
    'maskedCertificateNo',
    'maskedIdNumber',
    'idNumber',
    'officerId',
    'officerName',
    'holderName',
  ],
];

/** Object types that name a person in one of their fields. */
export function personTypesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => TELLS_OF_A_PERSON.some((name) => name in type.getFields()))
    .map((type) => type.name)
    .toSorted();
}
