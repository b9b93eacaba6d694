import type { Access, AccessState, Operation } from '../index.ts'

/** From the most guarded to the least known. */
export const accessStates = [
  'enforced',
  'optional',
  'conditional',
  'public',
  'unknown',
] as const satisfies readonly AccessState[]

/** What each state says, for people. */
export const accessMeanings: Readonly<Record<AccessState, string>> = {
  enforced: 'no credentials, no entry',
  optional: 'credentials are looked at, their absence is let through',
  conditional: 'hangs on a setting',
  public: 'everything was read, nothing asks for credentials',
  unknown: 'something on the way could not be read; not to be taken for open',
}

export type AccessCounts = Readonly<Record<AccessState, number>>

export function countAccess(guarded: readonly { readonly access: Access }[]): AccessCounts {
  const counts = { enforced: 0, optional: 0, conditional: 0, public: 0, unknown: 0 }
  for (const { access } of guarded) counts[access.state] += 1
  return counts
}

/** Roles and scopes asked for, roles first; empty when any caller with credentials will do. */
export function demands(access: Access): readonly string[] {
  return [...access.roles, ...access.scopes]
}

/** The settings a conditional access hangs on, each once. */
export function accessConditions(access: Access): readonly string[] {
  return [...new Set(access.checks.map((check) => check.condition).filter((condition) => condition !== ''))]
}

const changing = new Set(['post', 'put', 'patch', 'delete'])

/** Changes something, as its method or its statements say. */
export function changesData(operation: Operation): boolean {
  return changing.has(operation.method) || operation.statements.some((statement) => isWrite(statement.verb))
}

function isWrite(verb: string): boolean {
  return verb === 'insert' || verb === 'update' || verb === 'delete'
}

/** Roles that a check lets past whoever a row belongs to. */
export const exemptOf = ({ checks }: Access): readonly string[] => [
  ...new Set(checks.flatMap(({ exempt = [] }) => exempt)),
]
