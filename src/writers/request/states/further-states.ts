import { DONE } from '../../../kernel/done.ts'
import type { DesignRequest, Subject } from '../../../model/index.ts'
import type { DraftField } from '../things/draft.ts'
import { endOf, isMadeSo } from './ends-of-deeds.ts'
import { beginningOf } from './steps-of-deeds.ts'
import { OFF, WAITING, valuesOf } from './values.ts'

/** What such a thing usually is, and what it is once that was done with it of which the request speaks. */
export function withEnds(
  fields: readonly DraftField[],
  { name, fields: asked }: Subject,
  request: DesignRequest,
): readonly DraftField[] {
  const deeds = deedsOf(name, request)
  const isSupposed = (field: string): boolean =>
    asked.some((one) => one.name === field && one.typed === 'by its name') && /^(status|state|stage)$/.test(field)
  return deeds.length === 0
    ? fields
    : fields.map((field) =>
        isSupposed(field.name) && valuesOf(field).length > 1 ? { ...field, type: extended(field, deeds) } : field,
      )
}

const deedsOf = (name: string, { capabilities }: DesignRequest): readonly string[] => [
  ...new Set(
    capabilities.flatMap(({ name: what, of }) => {
      const [subject, operation = ''] = (of ?? '').split('.')
      return what === 'operation' && subject === name && DONE.has(operation) ? [operation] : []
    }),
  ),
]

function extended(field: DraftField, deeds: readonly string[]): string {
  const values = valuesOf(field)
  const all = deeds.reduce((so, deed) => {
    if (isMadeSo(deed, beginningOf(field)) || so.includes(DONE.get(deed)!)) return so
    const end = endOf(deed, so)
    // `agents resolve tickets, customers close them`: the one is not the other.
    const isOthers = end !== null && deeds.some((other) => other !== deed && endOf(other, so) === end)
    return end === null || isOthers ? placed(DONE.get(deed)!, so) : so
  }, values)
  return all.length === values.length ? field.type : field.type.replace(values.join('|'), all.join('|'))
}

const JUDGED = /^(approved|accepted|confirmed|verified|published)$/

/** What is granted comes behind what waits for it, and all else before what ends it otherwise. */
function placed(state: string, values: readonly string[]): readonly string[] {
  const isBehind = (one: string): boolean => (JUDGED.test(state) ? !WAITING.test(one) : OFF.test(one))
  const at = OFF.test(state) ? -1 : values.findIndex(isBehind)
  return at <= 0 ? [...values, state] : [...values.slice(0, at), state, ...values.slice(at)]
}
