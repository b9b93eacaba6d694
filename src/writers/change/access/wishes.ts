import type { AskedRule, Backend, DesignRequest, Operation, Subject } from '../../../model/index.ts'
import { type Callers, callersOf, isCallers, wider } from './callers.ts'
import { namingOf } from '../resource/names.ts'
import { operationsOf } from '../resource/operations.ts'
import type { Basic } from '../resource/sibling.ts'
import { Words } from '../resource/words.ts'

export interface Wish {
  readonly operation: Operation
  readonly callers: Callers
  /** Whether it follows from what is said of another operation. */
  readonly isDerived: boolean
}

export interface Wishes {
  readonly wishes: readonly Wish[]
  readonly unknown: readonly string[]
  /** Why nothing of it may be written: what is for some would be open to all; null where it would not. */
  readonly refused: string | null
}

type Verb = AskedRule['verbs'][number]
export const VERB: Readonly<Record<Basic['does'], Verb>> = {
  list: 'read',
  read: 'read',
  create: 'create',
  update: 'update',
  delete: 'delete',
}

/** What a request says of who may do what to a new resource. */
export function wishesFor(
  { rules = [], roles = [] }: DesignRequest,
  { name }: Subject,
  before: Backend,
  after: Backend,
): Wishes {
  const basic = operationsMade(before, after, name)
  const own = rules.filter((one) => (one.of === name || one.of === null) && one.operation === undefined)
  const strangers = own.filter((rule) => callersOf(rule, before, roles) === 'stranger')
  const unknown = strangers.map(
    ({ from, who }) =>
      `"${from.text}": no operation of the backend asks for the role ${who}: who may call the operations of ${name} is as where it was learned from`,
  )
  // Each operation finds rows of its caller alone: those of others are shown to nobody here.
  const theirs = own.find(({ who, verbs, how }) => who === 'owner' && how !== 'not' && verbs.includes('read'))
  const isOfOthers = (rule: AskedRule): boolean =>
    rule.verbs.includes('read') && !/^(owner|signed in)$/.test(callersOf(rule, before, roles).toString())
  if (theirs)
    for (const { from } of own.filter((one) => isOfOthers(one) && one.how !== 'not'))
      unknown.push(
        `"${from.text}": rows of ${name} are found by whoever made them alone, and that others see them is not written here`,
      )
  const said = new Map<Verb, Callers>()
  for (const verb of ['read', 'create', 'update', 'delete'] as const) {
    if (theirs && verb === 'read') continue
    const about = own.filter(({ verbs, how }) => verbs.includes(verb) && how !== 'not')
    const all = about.map((rule) => callersOf(rule, before, roles)).filter(isCallers)
    const [first] = all
    if (first !== undefined) said.set(verb, all.reduce(wider, first))
  }
  for (const { from } of own.filter(({ how }) => how === 'not'))
    unknown.push(`"${from.text}": who may not is not written here, and has to be read in the access table`)
  // Who alone may make rows alone changes them, where nothing else is said.
  const strictest = [...said].filter(([verb]) => verb !== 'read').map(([, callers]) => callers)
  const wishes = basic.flatMap(({ operation, does }): readonly Wish[] => {
    const callers = said.get(VERB[does])
    if (callers !== undefined) return [{ operation, callers, isDerived: false }]
    const stricter = strictest.find((one) => isStricter(one, operation))
    return VERB[does] === 'read' || stricter === undefined ? [] : [{ operation, callers: stricter, isDerived: true }]
  })
  const open = basic.filter(
    ({ operation, does }) =>
      operation.access.state === 'public' &&
      !said.has(VERB[does]) &&
      strangers.some(({ verbs, how }) => how !== 'not' && verbs.includes(VERB[does])),
  )
  const lost = strangers[0]
  const shown = basic.filter(({ operation, does }) => operation.access.state === 'public' && VERB[does] === 'read')
  if (theirs && shown.length > 0)
    return {
      wishes,
      unknown: [...new Set(unknown)],
      refused: `${name} is not written: "${theirs.from.text}" is for whoever made it, and ${shown.map(({ operation }) => operation.id).join(', ')} would be open to all`,
    }
  const refused =
    open.length > 0 && lost
      ? `${name} is not written: "${lost.from.text}" is for ${lost.who}, no operation of the backend shows how such people are told, and ${open.map(({ operation }) => operation.id).join(', ')} would be open to all. Say which role of the backend they have${heldIn(before)}`
      : null
  return { wishes, unknown: [...new Set(unknown)], refused }
}

function heldIn({ api }: Backend): string {
  const held = [...new Set(api.operations.flatMap(({ access }) => access.roles))]
  return held.length === 0 ? ', or what is to tell them' : `: ${held.join(', ')}`
}

/** The plain operations of something new. */
export function operationsMade(before: Backend, after: Backend, name: string): readonly Basic[] {
  const known = new Set(before.api.operations.map(({ id }) => id))
  return plainOperations(
    after.api.operations.filter(({ id }) => !known.has(id)),
    name,
  )
}

/** Those that list, read, make, change and delete something. */
export function plainOperations(operations: readonly Operation[], name: string): readonly Basic[] {
  const naming = namingOf(name)
  return operationsOf(operations, new Words({ from: [naming], to: naming, others: [], path: 'kebab' })).basic
}

/** Whether callers are fewer than those an operation asks for. */
const isStricter = (callers: Callers, { access: { roles, state } }: Operation): boolean =>
  typeof callers !== 'string' &&
  (state === 'public' ||
    roles.length === 0 ||
    (callers.length < roles.length && callers.every((one) => roles.includes(one))))

/** Whether an operation asks callers for what is wished. */
export function isAsWished({ access: { state, roles } }: Operation, callers: Callers): boolean {
  if (callers === 'anyone') return state === 'public'
  if (state !== 'enforced') return false
  const wanted = callers === 'signed in' ? [] : callers
  return roles.length === wanted.length && wanted.every((one) => roles.includes(one))
}
