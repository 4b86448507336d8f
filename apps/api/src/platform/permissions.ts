import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { defaultFieldResolver, GraphQLError, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { sayTooMany, type RateLimitKind, type RateLimits } from './rate-limits';
import { Refused } from './refused';
import type { RequestContext, SessionViewer } from './request-context';

/** Who may call a root field: anyone, anyone signed in, or those who hold one of these roles somewhere. */
export type Permission = 'anyone' | 'signed-in' | readonly string[];

const permissions = new Map<string, Permission>();

/** What is counted when a root field is tried, and whose try it is, from its arguments. */
interface Limit {
  readonly kind: RateLimitKind;
  readonly accountOf: (input: never) => string;
}

const limits = new Map<string, Limit>();

/** Declares that tries of a root field are counted; an alias more in a request is a try more. */
export function Limited<Input>(kind: RateLimitKind, accountOf: (input: Input) => string): MethodDecorator {
  return (_target, method) => void limits.set(String(method), { kind, accountOf });
}

/** Root fields whose tries are counted, for the test that lists them. */
export function declaredLimits(): ReadonlyMap<string, RateLimitKind> {
  return new Map([...limits].map(([field, { kind }]) => [field, kind]));
}

/** What stands before the root fields besides their permissions. */
export interface RootGuards {
  readonly limits: RateLimits;
  /** Writes a mutation into the audit log; when it cannot, the mutation fails. */
  readonly record: (facts: MutationFacts) => Promise<void>;
}

/** What the audit log is told of a mutation, besides what its resolver noted in the context. */
export interface MutationFacts {
  readonly action: string;
  readonly context: RequestContext;
  /** ok, or the code of the refusal or the failure. */
  readonly result: string;
  readonly detail: Readonly<Record<string, string>>;
}

/**
 * Mutations that are not in the audit log: they come by the thousand in a minute, and each keeps a trail of its own, the
 * sheet's events, the reports of watching, and when a message was read.
 */
export const UNAUDITED: ReadonlySet<string> = new Set(['saveSheet', 'reportWatch', 'acknowledgeMessage']);

/** Declares who may call a root field; the region is decided by the service. A root field without it does not start. */
export function Allow(
  ...who: readonly ['anyone'] | readonly ['signed-in'] | readonly string[]
): MethodDecorator {
  const [first] = who;
  const permission: Permission = first === 'anyone' || first === 'signed-in' ? first : who;
  return (_target, method) => void permissions.set(String(method), permission);
}

/** Every root field with its permission, for the start-up check and the test that lists them. */
export function declaredPermissions(): ReadonlyMap<string, Permission> {
  return permissions;
}

/**
 * Puts each root field behind its declared permission. Wrapping the schema rather than adding a guard keeps Nest's
 * per-call machinery off the hot mutations, and nothing can be reached without passing here.
 * @throws Error when a root field declares nothing: deny by default.
 */
export function protectRootFields(schema: GraphQLSchema, guards: RootGuards): GraphQLSchema {
  const mutations = schema.getMutationType();
  for (const type of [schema.getQueryType(), mutations]) if (type) protect(type, guards);
  if (mutations) audit(mutations, guards);
  return schema;
}

function protect(type: GraphQLObjectType, guards: RootGuards): void {
  for (const field of Object.values(type.getFields())) {
    const permission = permissions.get(field.name);
    if (!permission) throw new Error(`${type.name}.${field.name} declares no permission`);
    const resolve = field.resolve ?? defaultFieldResolver;
    const limit = limits.get(field.name);
    field.resolve = async (source, args: { readonly input: never }, context: RequestContext, info) => {
      refuseUnless(permission, context.viewer);
      refuseBeforePasswordChange(field.name, permission, context.viewer);
      if (limit) refuseTooMany(await countTry(limit, args.input, context, guards), context);
      return resolve(source, args, context, info);
    };
  }
}

/** Besides what is for anyone: what somebody has to reach who must change his password first. */
const BEFORE_PASSWORD_CHANGE = new Set(['changePassword']);

/** @throws GraphQLError PASSWORD_CHANGE_NEEDED. */
function refuseBeforePasswordChange(
  field: string,
  permission: Permission,
  viewer: SessionViewer | null,
): void {
  if (!viewer?.mustChangePassword || permission === 'anyone' || BEFORE_PASSWORD_CHANGE.has(field)) return;
  throw new GraphQLError('Change your password first. 请先修改密码。', {
    extensions: { code: 'PASSWORD_CHANGE_NEEDED' },
  });
}

/** Around everything else, so that what was forbidden or tried too often is written down as well. */
function audit(mutations: GraphQLObjectType, guards: RootGuards): void {
  for (const field of Object.values(mutations.getFields())) {
    if (UNAUDITED.has(field.name)) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args: { readonly input: never }, context: RequestContext, info) => {
      const facts = { action: field.name, context, detail: typedAccount(field.name, args.input) };
      try {
        const value: unknown = await resolve(source, args, context, info);
        await guards.record({ ...facts, result: value instanceof Refused ? value.code : 'ok' });
        return value;
      } catch (error) {
        await guards.record({ ...facts, result: codeOf(error) });
        throw error;
      }
    };
  }
}

/** What somebody who is not signed in called himself, so far as it may be written down. */
function typedAccount(field: string, input: never): Record<string, string> {
  const limit = limits.get(field);
  if (!limit || !['signIn', 'activateAccount'].includes(field)) return {};
  const account = limit.accountOf(input);
  return { account: shortenAccount(account) };
}

/** Enough to tell one account from another in the log, too little to sign in with. */
export function shortenAccount(account: string): string {
  return account.length <= 6 ? `${account.slice(0, 1)}…` : `${account.slice(0, 2)}…${account.slice(-2)}`;
}

function codeOf(error: unknown): string {
  const code = error instanceof GraphQLError ? error.extensions['code'] : null;
  return typeof code === 'string' ? code : 'FAILED';
}

function countTry(
  { kind, accountOf }: Limit,
  input: never,
  context: RequestContext,
  guards: RootGuards,
): Promise<number | null> {
  return guards.limits.count(kind, accountOf(input), context.request);
}

/** @throws GraphQLError TOO_MANY_REQUESTS with the seconds to wait, also in the header Retry-After. */
export function refuseTooMany(seconds: number | null, { reply }: RequestContext): void {
  if (seconds === null) return;
  reply.header('retry-after', String(seconds));
  throw new GraphQLError(sayTooMany(seconds), { extensions: { code: 'TOO_MANY_REQUESTS' } });
}

/** @throws GraphQLError UNAUTHENTICATED or FORBIDDEN. */
export function refuseUnless(permission: Permission, viewer: SessionViewer | null): void {
  if (permission === 'anyone') return;
  if (!viewer)
    throw new GraphQLError('Sign in first. 请先登录。', { extensions: { code: 'UNAUTHENTICATED' } });
  if (permission === 'signed-in' || viewer.grants.some((grant) => permission.includes(grant.role))) return;
  throw new GraphQLError('Not yours to do. 没有权限。', { extensions: { code: 'FORBIDDEN' } });
}

/** The signed-in person, in a root field whose permission is not `anyone`. */
export const CurrentViewer = createParamDecorator((_: unknown, host: ExecutionContext): SessionViewer => {
  const { viewer } = GqlExecutionContext.create(host).getContext<RequestContext>();
  if (!viewer)
    throw new GraphQLError('Sign in first. 请先登录。', { extensions: { code: 'UNAUTHENTICATED' } });
  return viewer;
});

export const RequestLanguage = createParamDecorator(
  (_: unknown, host: ExecutionContext) =>
    GqlExecutionContext.create(host).getContext<RequestContext>().language,
);
