import type { AskedField, AskedLock, Capability, DesignRequest, Subject } from '../../../model/index.ts'
import { singular } from '../vocabulary/forms.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { PARTICIPLES } from '../vocabulary/verbs.ts'
import { setOf } from '../vocabulary/words.ts'
import type { Saying } from './saying.ts'

/** Where it stands how rows stand, with the field as it then is, and what of it is locked; null where nothing tells. */
export interface Placed {
  readonly field: AskedField
  readonly lock: AskedLock
}

type Where = Pick<AskedLock, 'from'> & Pick<DesignRequest, 'capabilities' | 'roles'>

export function placeOf(saying: Saying, subject: Subject, where: Where): Placed | null {
  const field = saying.states.reduce<AskedField | null>(
    (one, state) => (one === null ? null : withState(one, state)),
    fieldOf(saying.states, subject, where),
  )
  if (field === null) return null
  const { words: values, isWhether } = valuesOf(field.type)
  const states = saying.states.map((state) => (isWhether ? state : calledIn(values, state)!))
  const does = saying.verbs.length === 0 ? (['update', 'delete'] as const) : saying.verbs.map(deedOf)
  const isKnown = does.every(
    (deed) =>
      deed === 'update' ||
      deed === 'delete' ||
      values.some((value) => baseOf(value) === deed) ||
      where.capabilities.some(({ name, of }) => name === 'operation' && of === `${subject.name}.${deed}`),
  )
  const but = saying.but === null ? null : roleNamed(saying.but, where)
  if (!isKnown || but === undefined || (isWhether && states.length > 1)) return null
  const becomes = does.flatMap((deed) => values.find((value) => baseOf(value) === deed) ?? [])
  return {
    field,
    lock: {
      field: field.name,
      states,
      isOnly: saying.isOnly,
      does,
      ...(becomes.length > 0 ? { becomes } : {}),
      ...(but === null ? {} : { but }),
      from: where.from,
    },
  }
}

const baseOf = (word: string): string | null => PARTICIPLES.get(word) ?? verbBase(word)

/** `edited` changes it, `removed` deletes it, and whatever else is done is done by that name. */
export function deedOf(word: string): string {
  const base = baseOf(word) ?? word
  return UPDATES.test(base) ? 'update' : DELETES.test(base) ? 'delete' : base
}
const UPDATES = /^(edit|change|update|modify|alter|correct|amend|revise|rewrite|adjust|move|reschedule|touch)$/
const DELETES = /^(delete|remove|erase|destroy)$/

function roleNamed(said: string, { roles = [] }: Where): string | undefined {
  const words = said
    .replace(/^(?:an?|the|their) /, '')
    .split(' ')
    .map(singular)
    .join('_')
  return /^admin(istrator)?$/.test(words) ? 'admin' : roles.find(({ name }) => name === words)?.name
}

/** The choice that says so, else how it stands, and where nothing does one of its own. */
function fieldOf(states: readonly string[], subject: Subject, where: Where): AskedField | null {
  const choices = subject.fields.filter(({ type }) => valuesOf(type).words.length > 1)
  const whether = subject.fields.find(({ name, type }) => type.startsWith('bool') && name === states[0])
  return (
    choices.find(({ type }) => states.every((state) => calledIn(valuesOf(type).words, state) !== null)) ??
    whether ??
    choices.find(({ name }) => /^(status|state|stage)$/.test(name)) ??
    ownField(states, subject, where)
  )
}

/** It is said to stand so, and nothing of it tells how it stands. */
function ownField(states: readonly string[], { name }: Subject, { from, capabilities }: Where): AskedField | null {
  const [state = '', ...more] = states
  const first = BEFORE.get(state) ?? (state === 'draft' ? state : undefined)
  if (first === undefined || more.length > 0) return null
  const then = first === state ? 'final' : state
  const done = capabilities.flatMap((one) => doneBy(one, name))
  const isDone = done.includes(baseOf(then) ?? '')
  return {
    name: 'status',
    type: `${first}|${then} = ${first}${isDone ? ' set by server' : ''}`,
    from,
    typed: 'by its name',
  }
}

const doneBy = ({ name, of }: Capability, subject: string): readonly string[] =>
  name === 'operation' && of?.split('.')[0] === subject ? [of.split('.')[1]!] : []

/** What something is before it is so. */
const BEFORE: ReadonlyMap<string, string> = new Map(
  (
    [
      ['draft', 'published issued signed sent submitted finalized finalised released posted active'],
      ['open', 'closed locked archived resolved completed finished sealed'],
      ['pending', 'approved confirmed accepted verified paid shipped delivered settled'],
      ['available', 'sold rented redeemed used'],
    ] as const
  ).flatMap(([first, states]) => states.split(' ').map((state) => [state, first] as const)),
)

/** Whether the word says how some of them stand, and not where all of them come from. */
export const isStanding = (word: string, { fields }: Subject): boolean =>
  BEFORE.has(word) ||
  PARTICIPLES.has(word) ||
  PLAIN.has(word) ||
  fields.some(
    ({ name, type }) => calledIn(valuesOf(type).words, word) !== null || (type.startsWith('bool') && name === word),
  ) ||
  (word.endsWith('ed') &&
    word.length > 4 &&
    !/^(uploaded|created|recorded|stored|saved|entered|added|registered|logged)$/.test(word))

const PLAIN = setOf(
  'draft past old open closed pending live overdue upcoming current ongoing running final expired private public',
)

const valuesOf = (type: string): { readonly words: readonly string[]; readonly isWhether: boolean } => ({
  words: /^\w+(?:\|\w+)+/.exec(type)?.[0].split('|') ?? [],
  isWhether: type.startsWith('bool'),
})

const ALIKE: readonly (readonly string[])[] = [
  ['issued', 'sent'],
  ['completed', 'done', 'finished'],
  ['cancelled', 'canceled'],
  ['declined', 'rejected'],
  ['dispatched', 'shipped', 'in_transit'],
  ['ongoing', 'in_progress', 'doing'],
]

/** What the choice calls it: by the word, or by one that says the same. */
function calledIn(values: readonly string[], state: string): string | null {
  const same = ALIKE.find((words) => words.includes(state)) ?? [state]
  return values.find((value) => value === state) ?? values.find((value) => same.includes(value)) ?? null
}

/** With that state, where nobody says which there are; null where somebody does, and it is none of them. */
function withState(field: AskedField, state: string): AskedField | null {
  const { words, isWhether } = valuesOf(field.type)
  if (isWhether || calledIn(words, state) !== null) return field
  if (field.typed === 'said') return null
  // What it is before it is handed in.
  if (state === 'draft') return { ...field, type: `draft|${field.type.replace(/ = \w+/, ' = draft')}` }
  const first = BEFORE.get(state)
  if (first === undefined) return null
  const [begins = '', ...more] = words
  const all = first === 'open' ? [...words, state] : [begins, state, ...more]
  return { ...field, type: field.type.replace(words.join('|'), all.join('|')) }
}
