import { DONE } from '../../../kernel/done.ts'
import type { DesignRequest, Subject } from '../../../model/index.ts'
import type { DraftField } from '../things/draft.ts'
import { TELIC, endOf, isMadeSo } from './ends-of-deeds.ts'
import { endsBefore, flowOf } from './flow.ts'
import { beginningOf } from './steps-of-deeds.ts'
import { OFF, WAITING, valuesOf } from './values.ts'

/** What such a thing usually is, and what it is once that was done with it of which the request speaks. */
export function withEnds(
  fields: readonly DraftField[],
  { name, fields: asked }: Subject,
  request: DesignRequest,
): readonly DraftField[] {
  const flow = flowOf(name, true, request)
  const deeds = deedsOf(name, request, flow)
  const isSupposed = (field: string): boolean =>
    asked.some((one) => one.name === field && one.typed === 'by its name') && /^(status|state|stage)$/.test(field)
  return deeds.length === 0
    ? fields
    : fields.map((field) =>
        isSupposed(field.name) && valuesOf(field).length > 1 ? { ...field, type: extended(field, deeds, flow) } : field,
      )
}

type Flow = ReturnType<typeof flowOf>

/** Those that come one after the other in their turn, and all others as they are said. */
function deedsOf(name: string, { capabilities }: DesignRequest, flow: Flow): readonly string[] {
  const said = capabilities.flatMap(({ name: what, of }) => {
    const [subject, operation = ''] = (of ?? '').split('.')
    return what === 'operation' && subject === name && DONE.has(operation) ? [operation] : []
  })
  return [...new Set([...flow.flat(), ...said])]
}

function extended(field: DraftField, deeds: readonly string[], flow: Flow): string {
  const values = valuesOf(field)
  // `operators print jobs, packers pack them`: nothing of how such a thing usually goes.
  const isOther = flow.length > 1 && flow.flat().every((deed) => endOf(deed, values) === null)
  if (isOther) return startedWith(values, deeds)
  const all = deeds.reduce((so, deed) => {
    const state = DONE.get(deed) ?? TELIC.get(deed)!
    if (isMadeSo(deed, beginningOf(field)) || so.includes(state)) return so
    const end = endOf(deed, so)
    // `agents resolve tickets, customers close them`: the one is not the other.
    const isOthers = end !== null && deeds.some((other) => other !== deed && endOf(other, so) === end)
    if (end !== null && !isOthers) return so
    const before = endsBefore(deed, flow, so)
    const later = laterOf(deed, flow, so)
    // `reviewers review articles, editors publish them`: before what comes then.
    const isAhead = later > Math.max(0, ...before.map((one) => so.indexOf(one)))
    if (isAhead && (before.length > 0 || !JUDGED.test(state))) return [...so.slice(0, later), state, ...so.slice(later)]
    return placed(state, so, before)
  }, values)
  return all.length === values.length ? field.type : field.type.replace(values.join('|'), all.join('|'))
}

/** Where the next turn leads to, among what it can be already. */
function laterOf(deed: string, flow: Flow, values: readonly string[]): number {
  const at = flow.findIndex((turn) => turn.includes(deed))
  const ends = at < 0 ? [] : (flow[at + 1] ?? []).map((one) => values.indexOf(endOf(one, values) ?? ''))
  return Math.max(-1, ...ends.filter((index) => index >= 0 && !OFF.test(values[index]!)))
}

/** There it ends, whatever was done with it. */
const ENDING = /^(done|closed|completed|finished|archived)$/
function startedWith(values: readonly string[], deeds: readonly string[]): string {
  const [start = 'pending'] = values
  const ends = deeds.filter((deed) => !isMadeSo(deed, start)).map((deed) => DONE.get(deed) ?? TELIC.get(deed)!)
  return `${[...new Set([start, ...ends, ...values.filter((one) => OFF.test(one))])].join('|')} = ${start}`
}

const JUDGED = /^(approved|accepted|confirmed|verified|published)$/

/** What comes in turn stands behind what comes before it, what is granted behind what waits for it, all else before what ends it. */
function placed(state: string, values: readonly string[], before: readonly string[]): readonly string[] {
  const last = Math.max(...before.map((one) => values.indexOf(one)))
  if (before.length > 0) {
    const next = values.findIndex((one, index) => index > last && (OFF.test(one) || ENDING.test(one)))
    return next < 0 ? [...values, state] : [...values.slice(0, next), state, ...values.slice(next)]
  }
  const isBehind = (one: string): boolean => (JUDGED.test(state) ? !WAITING.test(one) : OFF.test(one))
  const at = OFF.test(state) ? -1 : values.findIndex(isBehind)
  return at <= 0 ? [...values, state] : [...values.slice(0, at), state, ...values.slice(at)]
}
