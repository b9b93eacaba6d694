import type { Scope } from '../../blueprint/check/scope.ts'
import { tableName } from '../../blueprint/storage/names.ts'
import type { Opening, Verb } from '../../proving/people/described.ts'
import { type Atom, type Formula, atomsIn, formulaFor, holds } from '../../writers/backend/tests/atoms.ts'
import { roleField } from '../../writers/backend/callers.ts'
import { tenantPath } from '../../blueprint/storage/tenant.ts'

type Flags = Readonly<Record<string, boolean>>

/** Whether one role includes another: they stand in order, the highest first. */
const includes = (roles: readonly string[], role: string | null, other: string): boolean =>
  role !== null && roles.indexOf(role) <= roles.indexOf(other)

/**
 * The lowest role that may make what belongs to whoever makes it, but for what the highest alone makes; where there is nothing
 * such, the one newcomers have.
 */
export function ordinaryRole(scope: Scope): string | null {
  const { roles } = scope
  const owned = [...scope.resources.keys()].filter((name) =>
    [...scope.fields(name).values()].some((field) => field.default?.kind === 'me'),
  )
  const makes = (role: string, name: string): boolean =>
    holds(formulaFor(name, 'create', scope), (atom) =>
      atom.kind === 'role' ? includes(roles, role, atom.role) : null,
    ) !== false
  const first = newcomers(scope)
  const candidates = roles.toReversed().filter((role) => first === null || includes(roles, role, first))
  const makableBy = (some: readonly string[]): readonly string[] =>
    owned.filter((name) => some.some((role) => makes(role, name)))
  const below = makableBy(roles.slice(1))
  const makable = below.length > 0 ? below : makableBy(roles)
  return candidates.find((role) => makable.every((name) => makes(role, name))) ?? first ?? roles.at(-1) ?? null
}

function newcomers(scope: Scope): string | null {
  const field = roleField(scope)
  const value = field === null ? null : (scope.fields(scope.user!).get(field)?.default ?? null)
  return value?.kind === 'constant' && scope.roles.includes(String(value.value)) ? String(value.value) : null
}

const VERBS: readonly Verb[] = ['read', 'update', 'delete']

/** What rules open to somebody who has nothing to do with a row, and how a row is closed to them. */
export function openingsOf(scope: Scope, role: string | null): readonly Opening[] {
  return [...scope.resources].map(([name, { value }]) => {
    const read = formulaFor(name, 'read', scope)
    const closing = closingOf(read, name, scope, role)
    return {
      path: value.path?.text ?? `/${tableName(name, scope).replaceAll('_', '-')}`,
      verbs: VERBS.filter((verb) => {
        const formula = formulaFor(name, verb, scope)
        // Rows may be shown to all once they are published; while they are not, nobody else sees them.
        return (
          isOpen(formula, closing, scope, role) || (verb !== 'read' && isOpenSometimes(formula, closing, scope, role))
        )
      }),
      tenanted: tenantPath(name, scope) !== null,
      closing,
    }
  })
}

/** The flags of a row with which strangers see it not; none where nothing hangs on them. */
function closingOf(read: Formula, resource: string, scope: Scope, role: string | null): Flags {
  const flags = atomsIn(read).flatMap((atom) => (atom.kind === 'flag' && atom.path.length === 1 ? [atom.path[0]!] : []))
  const own = [...new Set(flags)].filter((flag) => {
    const field = scope.fields(resource).get(flag)
    return field?.type.kind === 'bool' && field.setBy === null && field.computed === null
  })
  if (own.length === 0) return {}
  const all = (value: boolean): Flags => Object.fromEntries(own.map((flag) => [flag, value]))
  return [all(false), all(true)].find((closing) => !isOpen(read, closing, scope, role)) ?? {}
}

const isOpen = (formula: Formula, flags: Flags, scope: Scope, role: string | null): boolean =>
  holds(formula, askedOf(flags, scope, role)) === true

/** `member and status = draft`: whoever it is, as long as the row stands so. */
function isOpenSometimes(formula: Formula, flags: Flags, scope: Scope, role: string | null): boolean {
  const asked = askedOf(flags, scope, role)
  const byRow = (atom: Atom): boolean | null =>
    atom.kind === 'word' || (atom.kind === 'opaque' && atom.isOfRow) ? null : (asked(atom) ?? false)
  return holds(formula, byRow) !== false
}

/** What is true of somebody who has nothing to do with a row. */
const askedOf =
  (flags: Flags, { roles }: Scope, role: string | null) =>
  (atom: Atom): boolean | null => {
    if (atom.kind === 'role') return includes(roles, role, atom.role)
    if (atom.kind === 'flag') return atom.path.length === 1 ? (flags[atom.path[0]!] ?? false) : false
    return atom.kind === 'opaque' ? null : false
  }
