import type { Dependency, Operation } from '../index.ts'

/** The part of an application that is for those who run it: who may enter at all is another question. */
const ADMINISTRATION =
  /(^|\/)(admin\w*|back-?office|internal|management|staff|superuser|system|webhooks?|\w*callbacks?)(\/|$)/i

export const isAdministration = (operation: Operation): boolean =>
  ADMINISTRATION.test(operation.path) || operation.tags.some((tag) => /^(admin|back-?office|internal)/i.test(tag))

/** What a dependency is called that asks for more than a caller, whatever can be read of it. */
const MORE =
  /admin|super_?user|staff|permission|privilege|moderator|rbac|(^|_)acl|(^|_)roles?(_|$)|RoleChecker|HasRole|((check|verify|require|has|can|ensure|assert|validate|get)_?\w*(access|owner|member|allowed|authoriz|entitle))/i
const TOKEN = /access_?token|authorization_?(header|token|credentials)/i

/** More is asked of the caller than to be somebody: a role, a scope, a check of its own. */
export function isAuthorized({ access, dependencies, trace }: Operation): boolean {
  return (
    access.roles.length > 0 ||
    access.scopes.length > 0 ||
    access.checks.some((check) => check.kind === 'authorization') ||
    asksForMore(dependencies) ||
    (trace?.refusals ?? []).some((one) => one.escapes && one.status === null && DENIED.test(one.exception))
  )
}

const DENIED = /Forbidden|Permission|AccessDenied|NotAllowed|NotAuthorized|Unauthorized/

const asksForMore = (dependencies: readonly Dependency[], depth = 0): boolean =>
  depth < 8 &&
  dependencies.some((one) => (MORE.test(one.name) && !TOKEN.test(one.name)) || asksForMore(one.dependencies, depth + 1))

/** Conditions that ask what a caller is, not whether something is theirs. */
const ROLE = /admin|role|super_?user|staff|permission|privilege|scope|moderator|can_\w+/i

/** A role, a scope or a permission is asked for: more than that the object is the caller's own. */
export const asksForRole = ({ access, dependencies, trace }: Operation): boolean =>
  access.roles.length > 0 ||
  access.scopes.length > 0 ||
  asksForMore(dependencies) ||
  access.checks.some(
    ({ kind, condition, exempt = [] }) => kind === 'authorization' && (ROLE.test(condition) || exempt.length > 0),
  ) ||
  (trace?.refusals ?? []).some(
    (one) =>
      one.escapes && (one.status === 403 || one.status === null) && one.conditions.some((text) => ROLE.test(text)),
  )

/** Whether the operation knows its caller and lets in whoever is one. */
export const isOpenToCallers = (operation: Operation): boolean =>
  operation.access.state === 'enforced' && operation.access.principals.length > 0 && !isAuthorized(operation)
