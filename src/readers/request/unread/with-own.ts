import { nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import type { Things } from '../things/things.ts'
import { ownIn } from '../clauses/rights/restricted.ts'

/** `accept rides with their own vehicle`: whose it has to be holds of the one who does it, and nothing here asks for that. */
export const withTheirOwn = (page: Page, things: Things): readonly Span[] =>
  page.tokens.flatMap(({ lower }, at): readonly Span[] => {
    if (!/^(with|using)$/.test(lower) || !ownIn(page, at + 1) || page.word(at + 2) !== 'own') return []
    const noun = nounAt(page, at + 3)
    // `create boards with their own lists`: what each of those has.
    if (noun === null || (noun.isPlural && things.of(noun) !== null)) return []
    return [{ from: at, to: noun.to }]
  })
