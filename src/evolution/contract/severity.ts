import type { ChangeLevel } from '../../model/index.ts'

/** Who says it: what callers send, or what they are answered. */
export type Direction = 'request' | 'response'

/** What a change does to the values that are accepted or sent. */
type Effect = 'narrows' | 'widens' | 'incomparable' | 'unknown' | 'none'

/**
 * Whoever asks may not be refused what was accepted, and may not be answered what was never promised: a request
 * breaks when it is narrowed, an answer when it is widened. The law, the effects and the names of changes are those
 * of oasdiff (its checker/rules and `oasdiff checks changelog`), so that both can be compared.
 */
export function severityOf(change: string, direction: Direction, guards: Guards): ChangeLevel {
  const effect = effectOf(change, direction)
  const silent = (direction === 'request' && guards.readOnly) || (direction === 'response' && guards.writeOnly)
  if (effect === 'none' || silent) return 'info'
  if (effect === 'incomparable') return 'error'
  if (effect === 'unknown') return 'warning'
  return (effect === 'narrows') === (direction === 'request') ? 'error' : 'info'
}

/** A read-only property is in no request, a write-only one in no answer. */
export interface Guards {
  readonly readOnly: boolean
  readonly writeOnly: boolean
}

/** Keywords that stand for more than they say: several edits that are one change claim these kinds of it. */
export type ChangeClass = 'type' | 'values' | 'constraints' | 'structure' | 'existence' | 'requiredness' | 'other'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const INCOMPARABLE = words(`type-changed const-changed multiple-of-changed dependent-required-changed
  content-encoding-changed content-media-type-changed wrapped-in-one-of`)
const UNKNOWN = words('pattern-changed prefix-items-added prefix-items-removed wrapped-in-one-of-original-preserved')
const NONE = words(`discriminator-added discriminator-removed discriminator-mapping-added discriminator-mapping-deleted
  discriminator-mapping-changed discriminator-property-name-changed default-value-added default-value-changed
  default-value-removed deprecated reactivated`)
const NARROWS = words(`became-not-nullable became-required became-required-with-default any-of-removed one-of-removed
  became-enum enum-value-removed list-of-types-narrowed type-specialized schema-became-false multiple-of-specialized`)
const WIDENS = words(`became-nullable became-optional any-of-added one-of-added became-not-enum enum-value-added
  list-of-types-widened type-generalized schema-became-not-false multiple-of-generalized pattern-generalized`)

function effectOf(change: string, direction: Direction): Effect {
  if (INCOMPARABLE.has(change)) return 'incomparable'
  if (UNKNOWN.has(change)) return 'unknown'
  if (NONE.has(change)) return 'none'
  if (NARROWS.has(change)) return 'narrows'
  if (WIDENS.has(change)) return 'widens'
  // A swap that only the wire allows is judged by who is asked.
  if (change === 'type-compatible') return direction === 'request' ? 'widens' : 'narrows'
  return narrowsByVerb(change) ? 'narrows' : 'widens'
}

/** `max-length-decreased`, `min-items-set`, `pattern-removed`: the name tells. */
function narrowsByVerb(change: string): boolean {
  if (/-(set|added)$/.test(change)) return true
  if (/-(unset|removed)$/.test(change)) return false
  return /(^|-)min-/.test(change) === change.endsWith('-increased')
}

const TYPE = words(`type-changed type-generalized type-specialized type-compatible list-of-types-widened
  list-of-types-narrowed schema-became-false schema-became-not-false content-encoding-changed content-media-type-changed`)
const VALUES = /^(const|default-value|enum-value)-|^became-(not-)?enum$/
const STRUCTURE =
  /^(any-of|one-of|contains|dependent|discriminator|else|if|then|prefix-items|property-names|unevaluated|wrapped)/
const REQUIREDNESS = /^became-(required|optional|nullable|not-nullable)/
const EXISTENCE = /^(property|content-schema)-(added|removed)$/

export function classOf(change: string): ChangeClass {
  if (TYPE.has(change)) return 'type'
  if (VALUES.test(change)) return 'values'
  if (STRUCTURE.test(change)) return 'structure'
  if (REQUIREDNESS.test(change)) return 'requiredness'
  if (EXISTENCE.test(change)) return 'existence'
  return /^(deprecated|reactivated|became-(not-)?(read|write)-only)/.test(change) ? 'other' : 'constraints'
}
