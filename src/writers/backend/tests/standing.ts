import type { Scope } from '../../../blueprint/check/scope.ts'
import type { Fragment } from '../../../python/emit/fragment.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Made } from '../resources/resource.ts'
import type { Atom } from './atoms.ts'

export const SESSION = imported('sqlalchemy.ext.asyncio:AsyncSession')
export const CALLER = imported('app.core.caller:Caller')
export const CLIENT = imported('httpx:AsyncClient')

export const raw = (text: string): Fragment => ({ kind: 'fragment', pieces: [text] })

export const pathOf = ({ path }: Made): string => `/api/v1${path}`

/** How somebody stands to a row: what is true of both. */
export interface Standing {
  readonly name: string
  readonly says: string
  readonly atom: Atom | null
}

export const same = (one_: Atom, other: Atom): boolean => JSON.stringify(one_) === JSON.stringify(other)

/** Whether an atom is true of somebody with a role who stands so: links imply that one is among them. */
export function truth(atom: Atom, { atom: brought }: Standing, role: string | null, { roles }: Scope): boolean | null {
  if (atom.kind === 'opaque') return null
  if (atom.kind === 'role') return role !== null && roles.indexOf(role) <= roles.indexOf(atom.role)
  if (atom.kind === 'there') return brought !== null && leadsTo(brought, atom.path) ? true : null
  if (brought === null) return false
  if (same(atom, brought)) return true
  if (brought.kind === 'link' && atom.kind === 'caller') return atom.path.join('.') === brought.path.join('.')
  if (brought.kind === 'link' && atom.kind === 'link')
    return (
      atom.path.join('.') === brought.path.join('.') &&
      atom.held === brought.held &&
      atom.values.includes(brought.values[0]!)
    )
  if (brought.kind === 'caller' && atom.kind === 'link') return linkDefault(atom, brought)
  if (brought.kind === 'word' && atom.kind === 'word')
    return atom.path.join('.') === brought.path.join('.') && atom.values.includes(brought.values[0]!)
  return false
}

/** Whether what is brought about lies on the way, or behind it. */
const leadsTo = (brought: Atom, path: readonly string[]): boolean =>
  'path' in brought && path.every((part, index) => brought.path[index] === part)

/** Whoever is among them without more said holds what a link begins with: that is not told here. */
const linkDefault = (
  atom: Extract<Atom, { kind: 'link' }>,
  brought: Extract<Atom, { kind: 'caller' }>,
): boolean | null => (atom.path.join('.') === brought.path.join('.') ? null : false)
