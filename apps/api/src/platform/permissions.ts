import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { defaultFieldResolver, GraphQLError, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { RequestContext, SessionViewer } from './request-context';

/** Who may call a root field: anyone, anyone signed in, or those who hold one of these roles somewhere. */
export type Permission = 'anyone' | 'signed-in' | readonly string[];

const permissions = new Map<string, Permission>();

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
export function protectRootFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) if (type) protect(type);
  return schema;
}

function protect(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const permission = permissions.get(field.name);
    if (!permission) throw new Error(`${type.name}.${field.name} declares no permission`);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context: RequestContext, info) => {
      refuseUnless(permission, context.viewer);
      return resolve(source, args, context, info);
    };
  }
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
