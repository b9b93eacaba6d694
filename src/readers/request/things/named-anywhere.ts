import type { Facts } from '../facts.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import { singular } from '../vocabulary/forms.ts'
import { isStop } from '../vocabulary/lexicon.ts'
import { isOfBuiltIn } from '../nouns/built-in.ts'
import type { Page } from '../page/page.ts'
import { isSystem, withoutSystem } from '../nouns/systems.ts'
import { isOneBusiness } from '../clauses/whole/one-business.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'

/**
 * Where nobody makes anything of a request, the things everybody knows that stand in it, wherever they stand: `leaderboards for
 * a game with seasons and scores`. What is said of them stays unread.
 */
export function nameAnywhere(page: Page, facts: Facts): void {
  for (let at = 0; at < page.tokens.length; at += 1) {
    const said = page.isWord(at) ? behindPeople(page, nounAt(page, at)) : null
    const noun = said === null ? null : isSystem(said) ? withoutSystem(said) : said
    if (said === null || noun === null || isOfBuiltIn(page, noun)) continue
    // `teachers direct`: they do something, whatever it is.
    if (isPersonal(noun) && noun.isPlural && page.isWord(said.to) && !isStop(page.word(said.to))) {
      facts.doing.push(noun)
      at = Math.max(at, said.to - 1)
      continue
    }
    // `parents sew costumes`: what they do with it nobody reads, and it is asked about as a whole.
    const isAsked =
      facts.doing.some((who) => who.from < said.from && page.endOf(who.from) === page.endOf(said.from)) &&
      facts.quoted.some(({ from, to }) => from <= said.from && said.to <= to)
    if (!isAsked && kindOf(noun.words) !== null && isSaidOf(page, said, noun) && !isOneBusiness(page, said)) {
      facts.mentions.push({ noun, how: 'plainly' })
      cut(facts, said)
    }
    at = Math.max(at, said.to - 1)
  }
}

/** `advisers recommend crops`: what those do is no part of the name. */
function behindPeople(page: Page, noun: Noun | null): Noun | null {
  if (noun === null || noun.words.length < 2 || noun.from < noun.head || !page.isWord(noun.from - 1)) return noun
  const before = singular(page.word(noun.from - 1))
  if (before === page.word(noun.from - 1) || !isPersonal({ words: [before] })) return noun
  return { ...noun, from: noun.from + 1, head: noun.head + 1, words: noun.words.slice(1) }
}

/** Several of it, one with an article, or what a system is of; a word by itself may be a verb. */
const isSaidOf = (page: Page, said: Noun, noun: Noun): boolean =>
  said.isPlural ||
  noun !== said ||
  (!isPersonal(noun) && /^(a|an|the|our|by|per|each|every)$/.test(page.word(said.head - 1)))

/** What was told as it stands is told without the thing. */
function cut({ quoted }: Facts, { from, to }: Noun): void {
  const around = quoted.filter((span) => span.from < to && from < span.to)
  for (const span of around) {
    quoted.splice(quoted.indexOf(span), 1)
    if (span.from < from) quoted.push({ from: span.from, to: from })
    if (to < span.to) quoted.push({ from: to, to: span.to })
  }
}
