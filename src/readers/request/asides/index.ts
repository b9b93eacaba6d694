import type { Page } from '../page/page.ts'
import { reasonAt } from './reasons.ts'
import { overlapAt } from '../things/overlaps.ts'
import { isOfAccounts } from '../capabilities/accounts/index.ts'
import type { Found } from '../capabilities/phrases.ts'
import { type Around, type Aside, quoted } from './aside.ts'
import { computedAt } from './computed.ts'
import { conditionAt } from './conditions.ts'
import { changeAt, denialAt } from './denials.ts'
import { foreignAt, routeAt, scenarioAt, ticketAt } from './foreign.ts'
import { comparedAt, restrictionAt } from './restrictions.ts'
import { outsideIn } from './outside.ts'
import { ofBuiltInAt } from './of-built-in.ts'
import { serviceAt } from './services.ts'
import { unbuiltAt } from './unbuilt.ts'
import { pieceAt } from './pieces.ts'
import { choiceAt, purposeAt, questionAt, roomAt } from './wishes.ts'

/** Conditions, times and restrictions, as they stand in their sentences. */
export function asidesIn(page: Page, capabilities: ReadonlyMap<number, Found>): readonly Aside[] {
  const outside = outsideIn(page)
  const asides: Aside[] = outside.map((span) => ({ ...span, isPurpose: true }))
  const within = new Map(
    [...capabilities.values()].flatMap(({ name, from, to }) =>
      // What is said of accounts is read word by word.
      spanOf(isOfAccounts(name) ? from : from + 1, to).map((at) => [at, to]),
    ),
  )
  let start = 0
  for (let at = 0; at < page.tokens.length;) {
    // `questions that are answered from them` is what is asked for.
    const asked = within.get(at)
    if (asked !== undefined) {
      at = asked
      continue
    }
    const skipped = outside.find(({ from, to }) => from <= at && at < to)
    if (skipped !== undefined) {
      start = skipped.to
      at = skipped.to
      continue
    }
    if (page.isEnd(at)) start = at + 1
    const overlap = overlapAt(page, at)
    if (overlap !== null) {
      at = overlap.to
      continue
    }
    const isRow = page.word(at) === '|' && at === start
    const aside = isRow
      ? quoted(at, page.endOf(at))
      : page.isWord(at)
        ? asideAt({ page, capabilities }, at, start)
        : unbuiltAt({ page, capabilities }, at)
    if (aside !== null && aside.to > at) asides.push(aside)
    at = Math.max(aside?.to ?? 0, at + 1)
  }
  return asides
}

const spanOf = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

const asideAt = (around: Around, at: number, start: number): Aside | null =>
  routeAt(around, at) ??
  reasonAt(around, at) ??
  ticketAt(around, at, start) ??
  foreignAt(around, at, start) ??
  scenarioAt(around, at, start) ??
  pieceAt(around, at, start) ??
  purposeAt(around, at) ??
  choiceAt(around, at, start) ??
  roomAt(around, at) ??
  questionAt(around, at) ??
  comparedAt(around, at) ??
  ofBuiltInAt(around, at) ??
  conditionAt(around, at, start) ??
  restrictionAt(around, at) ??
  changeAt(around, at) ??
  denialAt(around, at, start) ??
  unbuiltAt(around, at) ??
  serviceAt(around, at) ??
  computedAt(around, at)
