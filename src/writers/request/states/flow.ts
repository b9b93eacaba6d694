import { DONE } from '../../../kernel/done.ts'
import type { AskedRule, DesignRequest } from '../../../model/index.ts'
import { TELIC, endOf } from './ends-of-deeds.ts'
import { OFF } from './values.ts'

/** What is done with a row whenever it is, and in no turn. */
const ANY_TIME = /^(cancel|withdraw|reopen|submit|archive|suspend|escalate|return|refund)$/

interface Turn {
  readonly operation: string
  /** Where it is said. */
  readonly at: number
  readonly from: string
  readonly who: string
}

/**
 * What several people do with one thing, as it is said one after the other: `a translator accepts the job, a reviewer approves or
 * rejects it`. None where one does all of it, or where nothing says that the thing goes through anything.
 */
export function flowOf(name: string, hasState: boolean, request: DesignRequest): readonly (readonly string[])[] {
  const turns = turnsOf(name, request)
  const isOfMany = new Set(turns.map(({ who }) => who)).size > 1
  const goes = hasState || turns.some(({ operation }) => DONE.has(operation)) || isBroughtIn(name, request)
  if (!isOfMany || !goes) return []
  const stages: (readonly Turn[])[] = []
  for (const turn of turns) {
    const last = stages.at(-1)
    if (last?.some((one) => areEither(one, turn)) === true) stages.splice(-1, 1, [...last, turn])
    else stages.push([turn])
  }
  return stages.map((stage) => stage.map(({ operation }) => operation))
}

function turnsOf(name: string, { capabilities, rules = [] }: DesignRequest): readonly Turn[] {
  const found = new Map<string, Turn>()
  for (const { name: what, of, from } of capabilities) {
    const [subject, operation = ''] = (of ?? '').split('.')
    if (what !== 'operation' || subject !== name || ANY_TIME.test(operation)) continue
    if (!(DONE.has(operation) || TELIC.has(operation))) continue
    const does = rules.filter((rule) => isOf(rule, name, operation))
    const who = does.map((rule) => rule.by ?? rule.as ?? rule.who).join()
    if (who === '' || found.has(operation)) continue
    found.set(operation, { operation, at: from.start + verbIn(from.text, operation), from: from.text, who })
  }
  return [...found.values()].toSorted((one, other) => one.at - other.at)
}

const isOf = (rule: AskedRule, name: string, operation: string): boolean =>
  rule.of === name && rule.how !== 'not' && rule.operation?.replaceAll('-', '_') === operation

const verbIn = (text: string, operation: string): number =>
  Math.max(0, text.toLowerCase().indexOf(operation.slice(0, 4)))

const GRANTS = /^(approve|accept|confirm|verify)$/
const REFUSES = /^(reject|decline|deny|refuse)$/
/** `approves or rejects`: one or the other, whoever does it. */
const areEither = (one: Turn, other: Turn): boolean =>
  (one.from === other.from && /\bor\b/.test(one.from)) ||
  (GRANTS.test(one.operation) && REFUSES.test(other.operation)) ||
  (REFUSES.test(one.operation) && GRANTS.test(other.operation))

/** `a nurse requests a refill`: it is asked for, and then something is done with it; of what merely is there nothing becomes. */
const isBroughtIn = (name: string, { rules = [] }: DesignRequest): boolean =>
  rules.some(
    ({ of, verbs, how, from }) =>
      of === name && how !== 'not' && verbs.includes('create') && BRINGING.test(from.text.toLowerCase()),
  )
const BRINGING =
  /\b(request|submit|report|order|file|raise|book|propose|schedule|plan|draft|open|log|issue|place|initiate|start)s?\b/

/** The states that the turn before leads to; none for what is nobody's turn, or the first. */
export function endsBefore(
  operation: string,
  flow: readonly (readonly string[])[],
  values: readonly string[],
): readonly string[] {
  const at = flow.findIndex((stage) => stage.includes(operation))
  for (let before = at - 1; before >= 0; before -= 1) {
    const ends = flow[before]!.flatMap((one) => endOf(one, values) ?? []).filter((end) => !OFF.test(end))
    if (ends.length > 0) return ends
  }
  return []
}
