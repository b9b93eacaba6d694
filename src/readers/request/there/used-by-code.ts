import type { AskedRule, Backend, DesignRequest, Words } from '../../../model/index.ts'
import type { Sentence } from './sentences.ts'

const USES = /\b(?:use|uses|apply|applies|spend|spends|enter|enters)\b/i
const SEES = /\b(?:see|sees|view|views|read|reads|list|lists|browse|browses|look|looks)\b/i

/** `a customer can use each code`: whoever says a code uses it, and is shown none for that. */
export function usedByCode(request: DesignRequest, { text, start }: Sentence, _: Backend): DesignRequest {
  const secret = new Set(
    request.subjects.flatMap(({ name, table, fields }) =>
      table === null && fields.some((one) => one.name === 'code' || one.name.endsWith('_code')) ? [name] : [],
    ),
  )
  const isUse = ({ of, how, verbs, from, operation }: AskedRule): boolean =>
    of !== null &&
    secret.has(of) &&
    how !== 'not' &&
    operation === undefined &&
    verbs.join() === 'read' &&
    start <= from.start &&
    from.end <= start + text.length &&
    USES.test(from.text) &&
    !SEES.test(from.text)
  const used = (request.rules ?? []).filter(isUse)
  if (used.length === 0) return request
  const isTold = ({ from }: AskedRule): boolean =>
    request.unread.some((one: Words) => one.start < from.end && from.start < one.end)
  const told = used.filter((one) => !isTold(one)).map(({ from }) => from)
  return {
    ...request,
    rules: (request.rules ?? []).filter((one) => !used.includes(one)),
    unread: [...request.unread, ...told].toSorted((a, b) => a.start - b.start),
  }
}
