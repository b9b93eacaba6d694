import { spoken, withArticle } from '../../kernel/english.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import { withMembersOf } from './changed.ts'
import type { Way } from './design.ts'

type Rules = Readonly<Record<'read' | 'create' | 'update' | 'delete', string>>

/** Whose a thing may be: its maker's, everybody's, those of a role's, its members'. */
export function ownerWays(name: string, scope: Scope, isForAnyone: (way: string) => boolean): readonly Way[] {
  const [top, bottom] = [scope.roles[0]!, scope.roles.at(-1)!]
  const owner = ownerOf(name, scope)
  const own = { read: `${owner} or ${top}`, create: bottom, update: owner, delete: `${owner} or ${top}` }
  const written = (rules: Rules) => (text: string) => setValue(text, ['resources', name, 'access'], inBraces(rules))
  const withOwner = (rules: Rules) => (text: string) =>
    written(rules)(
      scope.fields(name).has(owner)
        ? text
        : setValue(text, ['resources', name, 'fields', owner], `-> ${scope.user} cascade = me set by server`),
    )
  const seers = (way: string): string => (isForAnyone(way) ? 'anyone, signed in or not,' : `every ${bottom}`)
  const kept = (role: string): Rules => ({ read: bottom, create: role, update: role, delete: role })
  return [
    {
      name: 'own',
      title: 'Whoever made it',
      changes: `everybody sees and changes their own; ${top} sees all`,
      written: withOwner(own),
    },
    {
      name: 'shown',
      title: 'Whoever made it; others read',
      changes: `${seers('shown')} sees all of them, and whoever made one changes it`,
      written: withOwner({ ...own, read: bottom }),
    },
    {
      name: 'shared',
      title: 'Everybody who signs in',
      changes: `every ${bottom} sees and changes all of them; ${top} deletes`,
      written: written({ read: bottom, create: bottom, update: bottom, delete: top }),
    },
    {
      name: 'kept',
      title: `The ${top} alone; others read`,
      changes: `${seers('kept')} reads, ${top} writes`,
      written: top === bottom ? (text) => text : written(kept(top)),
    },
    ...scope.roles.slice(1, -1).map((role): Way => ({
      name: role,
      title: `The ${spoken(role)} writes; others read`,
      changes: `every ${bottom} reads, ${role} writes`,
      written: written(kept(role)),
    })),
    {
      name: 'world',
      title: 'Whoever made it; anyone reads, without signing in',
      changes: 'it is open to the world, and whoever made one changes it',
      written: withOwner({ ...own, read: 'anyone' }),
    },
    ...(GATHERED.test(name) && !hasPeople(name, scope) ? [ofMembers(name)] : []),
  ]
}

/** Its people are known already. */
const hasPeople = (name: string, scope: Scope): boolean =>
  [...scope.fields(name).values()].some(({ type }) => type.kind === 'many' && type.to.text === scope.user)

/** The field that says who made it, and what it would be called. */
const ownerOf = (name: string, scope: Scope): string =>
  [...scope.fields(name)].find(
    ([, { type, default: value }]) => type.kind === 'reference' && value?.kind === 'me',
  )?.[0] ?? 'owner'

const inBraces = (rules: Rules): string =>
  `{ ${Object.entries(rules)
    .map(([verb, rule]) => `${verb}: ${rule}`)
    .join(', ')} }`

/** What people are of, several in each. */
const GATHERED =
  /(Team|Club|Choir|Committee|Band|Class|Group|Orchestra|Ensemble|Association|Society|Council|Crew|League|Household|Family|Circle|Community|Department|Workspace|Organisation|Organization|Cooperative|Squad|Board)$/

/** `its members`: they see it, and what is of it. */
const ofMembers = (name: string): Way => ({
  name: 'members',
  title: 'Its members; whoever made it says who they are',
  changes: `a list of members, who see ${withArticle(spoken(name))} and what is of it`,
  asked: (one) => withMembersOf(one, name, one.subjects.find((subject) => subject.name === name)!.from),
})
