import { isTrade } from '../../vocabulary/lexicon.ts'
import { isFeature } from '../../vocabulary/features.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { setOf } from '../../vocabulary/words.ts'

/** What is done to programs: nobody asks for anything new with it. */
const MENDED = setOf('secure harden protect speed optimise optimize tune reduce accelerate fix simplify cut')
/** How somebody looks for what is wrong. */
const SOUGHT = setOf('find detect locate identify investigate diagnose debug')
/** What is wrong with programs. */
const WRONG =
  /^(security|bugs?|problems?|slow|slowest|n|leaks?|vulnerabilit(y|ies)|holes?|issues?|missing|unused|dead|errors?|why|races?|bottlenecks?|insecure|unprotected|duplicated?)$/
/** What of a program there may be too much of. */
const MUCH = setOf('memory latency load cpu cost response time startup cold start login password search upload')

/** `Secure the public API: ...`, `Speed up the list of orders`, `Find N+1 queries`, `Audit who may ...`: of what is there. */
export function readUpkeep(reader: Reader, at: number): number | null {
  const { page, facts, capabilities, seen } = reader
  if (facts.intents.length > 0 || facts.mentions.length > 0 || !page.isEnd(at - 1)) return null
  const verb = page.word(at)
  if (SOUGHT.has(verb) && isWrong(page, at + 1)) return told('review', at + 1)
  if (verb === 'audit' && /^(who|which|what|whether|how|our|the)$/.test(page.word(at + 1)))
    return told('review', at + 1)
  const planned = plannedAt(page, at)
  if (planned !== null) {
    facts.intents.push({ intent: 'change', verb })
    for (let i = at; i < page.endOf(at); i += 1) seen.add(i)
    return reader.quote(planned, page.endOf(at))
  }
  const named = namedAt(page, at, isOfProgram)
  if (named !== null) return told(named.intent, named.to)
  const from = verb === 'speed' && page.word(at + 1) === 'up' ? at + 2 : at + 1
  if (verb === 'make' && isFaster(page, at + 1)) return told('change', at + 1)
  return MENDED.has(verb) && isOfProgram(page, from) ? told('change', from) : null

  function told(intent: 'change' | 'review', to: number): number {
    facts.intents.push({ intent, verb })
    seen.add(at)
    const what = nounAt(page, to)
    const isBare = what !== null && what.words.every((word) => isTrade(word)) && !capabilities.has(what.head)
    const end = isBare && intent === 'change' ? what.to : to
    page.claim(at, end)
    return end
  }

  function isOfProgram(of: Page, start: number): boolean {
    const what = nounAt(of, start)
    return what !== null && (capabilities.has(what.head) || capabilities.has(start) || what.words.every(isTechnical))
  }
}

/** `Plan the split of our billing module into its own service`: what is to become of what is there, and nothing new. */
function plannedAt(page: Page, at: number): number | null {
  if (!/^(plan|prepare|propose|outline|draft|design)$/.test(page.word(at))) return null
  let head = at + 1
  while (
    /^(a|an|the|our|safe|online|zero|downtime|zero-downtime|gradual|incremental|phased|schema|database)$/.test(
      page.word(head),
    )
  )
    head += 1
  const isChange =
    /^(split|rename|renaming|extraction|removal|migration|upgrade|cutover|backfill|refactoring|decomposition|deprecation|rewrite)$/
  return isChange.test(page.word(head)) && /^(of|to|from|into|that|which)$/.test(page.word(head + 1)) ? head : null
}

/** `audit of our login`, `security review of the API`, `migration from integers to UUIDs`: the name of what is done to programs. */
function namedAt(
  page: Page,
  at: number,
  isOfProgram: (page: Page, from: number) => boolean,
): { readonly intent: 'change' | 'review'; readonly to: number } | null {
  const isLed = /^(security|code|performance|architecture|api|schema|database|threat|risk)$/.test(page.word(at))
  const head = isLed ? at + 1 : at
  if (/^(migration|upgrade|refactoring|conversion)$/.test(page.word(head)))
    return /^(of|from|to)$/.test(page.word(head + 1)) ? { intent: 'change', to: head + 2 } : null
  const isOf = page.word(head + 1) === 'of'
  const isOne = /^(our|the|my|this|all|an?)$/.test(page.word(head + 2))
  // `audit of rate limiting`: of what programs do, whoever's it is.
  const isSureOf = (isOne && isLed) || /^(our|my)$/.test(page.word(head + 2)) || isOfProgram(page, head + 2)
  const isJudged = /^(review|audit|check|assessment|analysis|inspection|model|test|testing)$/.test(page.word(head))
  return isJudged && isOf && isSureOf ? { intent: 'review', to: head + 2 } : null
}

const isTechnical = (word: string): boolean => isTrade(word) || MUCH.has(word) || isFeature(word)

function isWrong(page: Page, from: number): boolean {
  for (let at = from; at < from + 3; at += 1) if (WRONG.test(page.word(at))) return true
  return false
}

/** `make the search faster` */
function isFaster(page: Page, from: number): boolean {
  const end = page.endOf(from)
  return (
    end - from < 7 &&
    page.tokens
      .slice(from, end)
      .some(({ lower }) => /^(faster|quicker|safer|cheaper|lighter|smaller|leaner)$/.test(lower))
  )
}
