import { tailEnd } from '../../asides/ends.ts'
import { itemsAt } from '../../lists/items.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { knownBase } from '../../vocabulary/forms.ts'
import { isTrade } from '../../vocabulary/lexicon.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { INTENTS } from '../../vocabulary/verbs.ts'
import { setOf } from '../../vocabulary/words.ts'

const HOW = setOf(
  `nightly daily hourly weekly monthly yearly background scheduled recurring periodic regular cron batch async asynchronous import sync
  ingestion export cleanup etl small simple new night`,
)
const RUNNING = setOf('job task worker script process cronjob daemon routine importer crawler scraper poller')
/** Of these there are others as well: somebody's tasks, and those who work. */
const OTHERS_TOO = setOf('task worker process routine job')
const BRINGING = setOf(
  'import sync synchronise synchronize ingest fetch pull load download scrape crawl collect mirror copy retrieve poll read harvest',
)

/** `a nightly job that imports readings from CSV files`: the readings are kept, of nobody, and what runs is told. */
export function readRunning(reader: Reader, at: number): number | null {
  const { page } = reader
  const verb = runningAt(page, at)
  if (verb === null) return null
  const end = Math.max(tailEnd(page, verb, true), broughtBy(reader, verb))
  for (let also = verb; also < end; also += 1) if (also === verb || isNext(page, also)) worksOn(reader, also, end)
  return reader.quote(at, end)
}

/** Where it is said what it does; null where nothing runs here. */
function runningAt(page: Page, from: number): number | null {
  const first = /^(a|an|the|our|one)$/.test(page.word(from)) ? from + 1 : from
  let at = first
  while (HOW.has(page.word(at)) && at - first < 4) at += 1
  const isPlain = at === first
  if (!RUNNING.has(page.word(at)) || (isPlain && OTHERS_TOO.has(page.word(at)) && !INTENTS.has(page.word(from - 1))))
    return null
  const isThat = /^(that|which)$/.test(page.word(at + 1)) && isThird(page, at + 2)
  const isTo = page.word(at + 1) === 'to' && page.isWord(at + 2)
  const isFor = page.word(at + 1) === 'for' && /..ing$/.test(page.word(at + 2))
  if (isThat || isTo || isFor) return at + 2
  return !isPlain && isThird(page, at + 1) && isBringing(page, at + 1) ? at + 1 : null
}

export const isRunning = (page: Page, at: number): boolean => runningAt(page, at) !== null

const isThird = (page: Page, at: number): boolean =>
  /..s$/.test(page.word(at)) && !/^(has|is|was|does|expires)$/.test(page.word(at))
const isBringing = (page: Page, at: number): boolean => knownBase(page.word(at), BRINGING) !== null
const isNext = (page: Page, at: number): boolean => /^(,|and|then)$/.test(page.word(at - 1)) && isThird(page, at)

/** What is brought in is kept: it is nobody's own, and nobody enters it. */
function broughtBy(reader: Reader, verb: number): number {
  const { page, facts } = reader
  if (!isBringing(page, verb)) return verb
  const { items, next } = itemsAt(page, verb + 1)
  const kept = items.filter(({ noun, inner }) => isKept(noun) && inner.length === 0)
  for (const { noun } of kept) {
    const of = { ...noun, isListed: true as const }
    reader.mention(of)
    facts.rules.push({ who: 'nobody', verbs: ['create'], of, how: 'only', from: page.words(verb, noun.to) })
  }
  return kept.length === 0 ? verb : next
}

const isKept = (noun: Noun): boolean =>
  noun.isPlural &&
  !isPersonal(noun) &&
  !(noun.words.length === 1 && isTrade(noun.words[0]!)) &&
  !/^(file|row|record|line|page|feed|message|session|token)$/.test(noun.words.at(-1)!)

/** `and marks invoices as paid`: those are there, too. */
function worksOn(reader: Reader, verb: number, end: number): void {
  if (isBringing(reader.page, verb)) return
  const noun = itemsAt(reader.page, verb + 1).items[0]?.noun
  if (noun !== undefined && noun.to <= end && isKept(noun) && kindOf(noun.words) !== null) reader.mention(noun)
}
