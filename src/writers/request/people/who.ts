import { type People, lowest } from '../things/draft.ts'
import { including } from './people.ts'

/** Who may: everybody there is or who signs in, those of a role, those a field leads to, or the rows that are so. */
export type Who =
  | { readonly kind: 'anyone' | 'nobody' | 'signed in' }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'path'; readonly path: string }

export const ANYONE: Who = { kind: 'anyone' }
export const SIGNED_IN: Who = { kind: 'signed in' }
export const roleOf = (role: string): Who => ({ kind: 'role', role })
export const pathOf = (path: string): Who => ({ kind: 'path', path })

/** All of whom the request speaks: nobody else is let in by what nobody says. */
export const everybodyOf = ({ roles, supposed, areStrangers }: People): readonly Who[] =>
  areStrangers ? roles.filter((role) => role === roles[0] || !supposed.includes(role)).map(roleOf) : [SIGNED_IN]

/** One or the other as a rule, without those that another includes. Roles of which none is above the other are told apart. */
export function either(sides: readonly Who[], people: People): string {
  const has = (kind: Who['kind']): boolean => sides.some((one) => one.kind === kind)
  if (people.isPublic || has('anyone')) return 'anyone'
  if (has('signed in')) return lowest(people)
  const all = [...new Set(sides.flatMap((one) => (one.kind === 'path' ? [one.path] : [])))]
  // Whoever comes includes whoever comes and signs in.
  const paths = all.filter((path) => !all.some((other) => other !== path && path.startsWith(`${other} and `)))
  const roles = new Set(sides.flatMap((one) => (one.kind === 'role' ? including(one.role, people) : [])))
  const first = people.roles.findIndex((role) => !roles.has(role))
  if (first < 0) return lowest(people)
  const [last] = people.roles.slice(0, first).slice(-1)
  const apart = people.roles.filter((role, index) => index >= first && roles.has(role))
  const rules = [
    ...paths,
    ...(apart.length > 0 ? [`me.role = ${apart.join('|')}`] : []),
    ...(last === undefined ? [] : [last]),
  ]
  return rules.length === 0 ? 'nobody' : rules.join(' or ')
}
