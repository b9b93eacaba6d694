import type { AskedRule, DesignRequest } from '../../../model/index.ts'

/** What stands behind a rule, in its own clause, and nobody reads: it is so for some of them alone. */
export function narrowing(request: DesignRequest, rule: AskedRule): readonly string[] {
  const { from } = rule
  const unread = request.unread
    .filter(({ start, end }) => end > from.start && !CLAUSE.test(request.text.slice(from.end, start)))
    .map((one) => one.text)
  return unread.length > 0 ? unread : cutOff(request, rule)
}

const CLAUSE = /[.;:!?\n,]|\band\b/

/** `list the books of a publisher`, where only `list the books` was read, and nothing was made of the rest. */
function cutOff({ text, subjects, capabilities, rules = [] }: DesignRequest, { from }: AskedRule): readonly string[] {
  const clause = text.slice(from.end).split(CLAUSE)[0]!
  const said = /^\s+((?:of|from|by|in|for|with|whose|that|which)\s+(?:[a-z]+\s+)*[a-z]{3,}\b)/i.exec(clause)?.[1]
  const made = subjects.flatMap((one) => [one, ...one.fields, ...(one.becomes ?? []), ...(one.states ?? [])])
  const isMade = [...made, ...capabilities, ...rules].some(
    (one) => one.from.end > from.end && one.from.start < from.end + clause.length,
  )
  return said === undefined || isMade ? [] : [said]
}
