import type { DesignRequest } from '../../../model/index.ts'
import type { Draft, Members, People } from '../things/draft.ts'
import { type Who, pathOf, roleOf } from '../people/who.ts'

/** What a rule is written among. */
export interface Around {
  readonly drafts: readonly Draft[]
  readonly request: DesignRequest
  readonly people: People
}

/** Deeper ones are a circle. */
const DEEPEST = 6

const parentOf = ({ parent }: Draft, { drafts }: Around): Draft | null =>
  parent === null ? null : (drafts.find(({ name }) => name === parent.of) ?? null)

const through = (field: string, whos: readonly Who[]): readonly Who[] =>
  whos.map((who) => (who.kind === 'path' ? pathOf(`${field}.${who.path}`) : who))

const among = ({ field, as }: Members, values: readonly string[]): readonly Who[] =>
  as === null ? [] : values.length > 0 ? [pathOf(`${field}.${as} = ${values.join('|')}`)] : []

/** The way to whoever owns a row, or what it is a part of: those who lead there among them. */
export function ownersOf(draft: Draft, around: Around, depth = 0): readonly Who[] {
  if (draft.keepers.length > 0) return draft.keepers.map(roleOf)
  const leading = draft.members === undefined ? [] : among(draft.members, draft.members.leading)
  if (draft.owner !== null) return [pathOf(draft.owner), ...leading]
  return [...leading, ...ownersBehind(draft, around, depth)]
}

/** The way to whoever owns what a row is a part of. */
export function ownersBehind(draft: Draft, around: Around, depth = 0): readonly Who[] {
  const parent = parentOf(draft, around)
  return parent === null || depth > DEEPEST ? [] : through(draft.parent!.field, ownersOf(parent, around, depth + 1))
}

/** `their manager`, where managers are a role, too: a rule tells the two apart by the name. */
export const relatedField = (by: string, { roles }: People): string => (roles.includes(by) ? `${by}_user` : by)

/** Who somebody is to those a row belongs to: `their manager`. */
export const relatedWays = (by: string, draft: Draft, around: Around): readonly Who[] =>
  ownersOf(draft, around).flatMap((who) =>
    who.kind === 'path' ? [pathOf(`${who.path}.${relatedField(by, around.people)}`)] : [],
  )

/** Whoever may add to what a row is a part of: its owner, and those who work in it. */
export function addersOf(draft: Draft, around: Around, depth = 0): readonly Who[] {
  const parent = parentOf(draft, around)
  if (parent === null || depth > DEEPEST) return []
  const { members } = parent
  const own = ownersOf(parent, around)
  const whos =
    members === undefined
      ? parent.owner === null && parent.keepers.length === 0
        ? addersOf(parent, around, depth + 1)
        : own
      : [...own.filter((who) => who.kind === 'path' && who.path === parent.owner), ...working(members)]
  return through(draft.parent!.field, whos)
}

const working = (members: Members): readonly Who[] =>
  members.as === null ? [pathOf(members.field)] : among(members, members.active)

/** The way to those of a role whose own row it is, or a part of what is theirs; null where all are alike. */
export function theirs(role: string, draft: Draft, around: Around, depth = 0): Who | null {
  const { owner, makers } = draft
  if (isNamedOn(role, draft)) return pathOf(`${role}_user`)
  if (owner !== null && isMadeBy(role, makers, around.people)) return pathOf(owner)
  const parent = parentOf(draft, around)
  if (parent === null || depth > DEEPEST || parent.keepers.length > 0) return null
  const way = theirs(role, parent, around, depth + 1)
  return way === null ? null : through(draft.parent!.field, [way])[0]!
}

/** One of a role is put on each row: `seller_user`. */
export const isNamedOn = (role: string, { fields }: Draft): boolean =>
  fields.some(({ name, type }) => name === `${role}_user` && type.startsWith('-> User'))

/** What nobody is said to make is made by everybody who signs in. */
export const isMadeBy = (role: string, makers: readonly string[], { roles }: People): boolean =>
  makers.includes(role) ||
  (makers.length === 0 && (role === 'signed in' || role === roles.at(-1))) ||
  (role === 'signed in' && makers.includes(roles.at(-1)!))

const DONE_FOR_OTHERS: ReadonlySet<string> = new Set(
  'approve reject decline confirm pick-up hand-out hand-over deliver ship refund moderate dispatch inspect process fulfil fulfill'.split(
    ' ',
  ),
)

/** `volunteers approve offers`: those of others, where they make none themselves. */
export const isDoneForOthers = (operation: string, role: string, makers: readonly string[]): boolean =>
  DONE_FOR_OTHERS.has(operation) && !makers.includes(role)

/** `apply for our festival, organizers approve`: of that there is one, and all of them work for it. */
export const isPartOfOne = (draft: Draft, { request }: Around): boolean =>
  request.subjects.some(
    ({ name, from }) =>
      ((name === draft.parent?.of && /^(our|the) /i.test(from.text)) ||
        (name === draft.name && /^(our|my) /i.test(from.text))) &&
      !/[^s]s$/i.test(from.text),
  )
