import type { AskedRule, DesignRequest } from '../../../model/index.ts'
import { isPlural, singular, wordsIn } from '../vocabulary/forms.ts'

/** `entries are never changed, and only auditors read them`, where nobody knows what entries are: both are told. */
export function withoutRulesOfTold(request: DesignRequest): DesignRequest {
  const { rules = [], unread } = request
  const told = rules.filter((rule) => isOfTold(rule, request))
  if (told.length === 0) return request
  const words = [...new Map(told.map(({ from }) => [from.start, from])).values()]
  return {
    ...request,
    rules: rules.filter((rule) => !told.includes(rule)),
    unread: [...unread, ...words].toSorted((one, other) => one.start - other.start),
  }
}

/** Whether it is about what the clause before it is about, which is no thing here. */
function isOfTold({ from }: AskedRule, { unread, text, subjects }: DesignRequest): boolean {
  if (!/\b(it|them|those)\b/i.test(from.text)) return false
  const before = unread.find(
    ({ start, end }) =>
      end <= from.start &&
      from.start - end <= WIDEST &&
      /^[\s,;.]*(?:and|but|so)?\s*$/i.test(text.slice(end, from.start)) &&
      /(?:^|[.;:])\s*$/.test(text.slice(Math.max(0, start - WIDEST), start)),
  )
  const named = /^(?:(?:and|but|the|all|these|those)\s+)*([a-z]+)\b/i.exec(before?.text ?? '')?.[1]?.toLowerCase()
  if (named === undefined || !isPlural(named)) return false
  return !subjects.some(({ name }) => wordsIn(name).at(-1) === singular(named))
}

/** Nothing but a joint stands between two clauses. */
const WIDEST = 12
