import type { Capability, CapabilityName } from '../../model/index.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'
import { isStop } from '../../readers/request/vocabulary/lexicon.ts'
import { NUMBERS } from '../../readers/request/vocabulary/units.ts'
import { isBuiltIn } from '../clarify/inherent.ts'
import type { Holds } from './held.ts'
import { isCaller, partsOf } from './words.ts'

/** `customers register endpoints with a secret`, `up to 8 times`: what a capability does, and how often it is tried there. */
export const isCapabilityHeld: Holds = ({ text, start, end }, request, scope) => {
  const said = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return onceEach(request.capabilities).some((one) => {
    const { name, of } = one
    // Whoever subscribes does so for himself, and for nothing that is his.
    if (name === 'webhooks' && /\b(?:per|for (?:each|every)) /i.test(text)) return false
    if (name === 'webhooks' && said.some((word) => isUnsent(singular(word), scope))) return false
    const times = retriesOf(name, scope)
    const own = new Set(ofWhat(name, of, scope).flatMap(partsOf))
    const rest = said.flatMap((word, at) => {
      if (isStop(word) && !NUMBERS.has(word)) return []
      const number = NUMBERS.get(word) ?? Number(word)
      if (!Number.isNaN(number))
        return OFTEN.test(said[at + 1] ?? '') && isSoOften(number, said[at + 1]!, times) ? [] : [word]
      return OFTEN.test(word) || own.has(word) || isCaller(word, scope) ? [] : [word]
    })
    const isNumber = rest.length === 0 && /\b(?:times|attempts|tries)\b/i.test(text)
    return (
      isNumber ||
      (rest.length > 0 && isBuiltIn({ text: rest.join(' '), start, end }, { ...request, capabilities: [one] }))
    )
  })
}

const ONCE = new WeakMap<readonly Capability[], readonly Capability[]>()

/** However often a long request asks for one and the same. */
function onceEach(all: readonly Capability[]): readonly Capability[] {
  const before = ONCE.get(all)
  if (before !== undefined) return before
  const once = [...new Map(all.map((one) => [`${one.name} ${one.of} ${one.comesFrom}`, one])).values()]
  ONCE.set(all, once)
  return once
}

/** `events are delivered`, where those have rows of their own, and others are told of others. */
const isUnsent = (word: string, { resources, blueprint }: Scope): boolean => {
  const name = word === 'event' ? [...resources.keys()].find((one) => partsOf(one).join(' ') === 'event') : undefined
  const sent = (blueprint.webhooks ?? []).flatMap(({ value }) => value.out ?? [])
  return name !== undefined && !sent.some((one) => one.text.startsWith('event.'))
}

/** The first of five attempts is no retry. */
const isSoOften = (number: number, unit: string, times: number | undefined): boolean =>
  times !== undefined && number === (unit === 'attempts' ? times + 1 : times)

const OFTEN = /^(times|attempts|tries|retries)$/

/** What it is asked for; a history, whatever has one. */
const ofWhat = (name: CapabilityName, of: string | null, { resources }: Scope): readonly string[] =>
  of !== null
    ? [of.split('.')[0]!]
    : [...resources.values()].flatMap((one) => (name === 'history' && one.value.history !== null ? [one.name] : []))

const retriesOf = (name: CapabilityName, { blueprint }: Scope): number | undefined => {
  const some = name === 'webhooks' ? blueprint.webhooks : name === 'jobs' ? blueprint.jobs : []
  return (some ?? []).map(({ value }) => value.retry?.times)[0]
}
