import type { AskedRule } from '../../../model/index.ts'
import { nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import type { Things } from '../things/things.ts'

const PLACED = /^(with|using|of|for|in|on|at|to|from)$/
/** `create boards with their own lists`: what each of those has. */
const MAKING = /\b(creates?|builds?|makes?|adds?|writes?|designs?|defines?|sets? up|manages?|registers?)\b/i

/**
 * `accept rides with their own vehicle`, `review portfolios of their own students`: whose it has to be holds of the one who
 * does it, and stands behind what is read of the clause.
 */
export function withTheirOwn(page: Page, things: Things, rules: readonly AskedRule[]): readonly Span[] {
  const doing = rules.filter(({ as, within, by, who }) => (as ?? within ?? by) === undefined && who !== 'owner')
  const ends = new Set(doing.map(({ from }) => page.indexOf(from.end)))
  return page.tokens.flatMap(({ lower }, at): readonly Span[] => {
    const isOwn = /^(their|his|her)$/.test(page.word(at + 1)) && page.word(at + 2) === 'own'
    if (!isOwn || !PLACED.test(lower) || !ends.has(at)) return []
    const noun = nounAt(page, at + 3)
    const isMaking = doing.some(({ from }) => page.indexOf(from.end) === at && MAKING.test(from.text))
    if (noun === null || (lower === 'with' && (isMaking || (noun.isPlural && things.of(noun) !== null)))) return []
    return [{ from: at, to: noun.to }]
  })
}
