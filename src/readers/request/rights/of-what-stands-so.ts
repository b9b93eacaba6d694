import { DONE } from '../../../kernel/done.ts'
import type { AskedRule, Capability, DesignRequest, Subject } from '../../../model/index.ts'

/**
 * `an invoice is sent, paid or void, and only accountants may void one`: what is spoken of by no name is what can stand so,
 * where that is a single thing, and not what was named last.
 */
export function withWhatStandsSo(request: DesignRequest): DesignRequest {
  const moved = new Map(
    request.capabilities.flatMap((one) => {
      const to = meantBy(one, request.subjects)
      return to === null ? [] : [[one.of!, to] as const]
    }),
  )
  if (moved.size === 0) return request
  const of = (name: string, operation: string): string => moved.get(`${name}.${operation}`) ?? name
  return {
    ...request,
    capabilities: request.capabilities.map((one) => {
      const to = moved.get(one.of ?? '')
      return to === undefined ? one : { ...one, of: `${to}.${one.of!.split('.')[1]}` }
    }),
    ...(request.rules === undefined ? {} : { rules: request.rules.map((rule) => ruled(rule, of)) }),
  }
}

const ruled = (rule: AskedRule, of: (name: string, operation: string) => string): AskedRule =>
  rule.of === null || rule.operation === undefined ? rule : { ...rule, of: of(rule.of, rule.operation) }

/** The thing that is meant instead; null where the one that was taken can stand so, was named, or several can. */
function meantBy({ name, of, from }: Capability, subjects: readonly Subject[]): string | null {
  const [taken, operation] = name === 'operation' ? (of ?? '').split('.') : []
  if (operation === undefined || !/\b(one|it|them|those)\b/i.test(from.text)) return null
  const state = DONE.get(operation) ?? operation
  const able = subjects.filter(({ fields }) =>
    fields.some(({ type }) => /^[\w|]+\|/.test(type) && type.split(/[ |]/).includes(state)),
  )
  const [only, ...others] = able
  return only === undefined || others.length > 0 || only.name === taken ? null : only.name
}
