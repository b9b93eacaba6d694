import type { Scope } from '../../../blueprint/check/scope.ts'
import { type Field, isSealed } from '../../../blueprint/expression/field.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import type { Design } from '../feature.ts'
import { columnsOf, madeOf } from '../resources/resource.ts'

/** What a column of a new row holds. */
export interface Filled {
  readonly column: string
  readonly value: Fragment
  /** What has to be there, and may not be. */
  readonly needs: Fragment | null
}

/** How a row is made of something that was found: what is known of it, and the fields only people know. */
export interface Making {
  readonly filled: readonly Filled[]
  readonly unknown: readonly string[]
}

const WORDS = ['str', 'text']

/** Fields that say by their name what of a message they hold, and the types that can hold it. */
const OF_A_MESSAGE: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/^(message_id|external_id)$/, 'message_id', WORDS],
  [/^thread_id$/, 'thread_id', WORDS],
  [/^(subject|title)$/, 'subject', WORDS],
  [/^(snippet|preview|summary|excerpt)$/, 'snippet', WORDS],
  [/^(sender|from_address|from_email|sender_email)$/, 'sender', [...WORDS, 'email']],
  [/^(received_at|seen_at|sent_at|arrived_at)$/, 'received_at', ['datetime']],
]

/** As far as the names of its fields tell. */
export function makingOf(resource: string, design: Design, ofMessage: boolean): Making {
  const { scope } = design
  const made = madeOf(scope.resources.get(resource)!, design)
  const filled: Filled[] = []
  const unknown: string[] = []
  for (const { name, column, field } of columnsOf(made)) {
    const told = ofMessage ? toldBy(name, field) : null
    if (name === ownerField(resource, scope)) filled.push({ column, value: py`link.owner_id`, needs: null })
    else if (told) filled.push({ column, ...told })
    else if (!isLeftOpen(name, field)) unknown.push(name)
  }
  return { filled, unknown }
}

/** The field that says whose a row is. */
export function ownerField(resource: string, scope: Scope): string | null {
  const people = [...scope.fields(resource)].filter(
    ([, { type, optional }]) => type.kind === 'reference' && type.to.text === scope.user && !optional,
  )
  return (people.find(([, { default: value }]) => value?.kind === 'me') ?? people[0])?.[0] ?? null
}

/** What the database, or nobody, fills in. */
const isLeftOpen = (name: string, { optional, default: value, computed }: Field): boolean =>
  optional || computed !== null || (value !== null && value.kind !== 'me') || /^(id|created_at|updated_at)$/.test(name)

function toldBy(name: string, field: Field): Omit<Filled, 'column'> | null {
  const { type, optional } = field
  const [, what] = OF_A_MESSAGE.find(([pattern, , kinds]) => pattern.test(name) && kinds.includes(type.kind)) ?? []
  if (what === undefined || isSealed(field)) return null
  const told = py`message.${ident(what)}`
  const least = type.kind === 'str' || type.kind === 'text' ? (type.least ?? 0) : 0
  const most = type.kind === 'str' || type.kind === 'text' ? type.most : null
  const needs = !optional && (what === 'sender' || (least > 0 && what !== 'message_id')) ? told : null
  return { value: most === null ? told : py`${told}[:${lit(most)}]`, needs }
}
