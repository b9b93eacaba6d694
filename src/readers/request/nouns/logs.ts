import type { Facts } from '../facts.ts'
import { type Noun, nounAt } from './noun.ts'
import type { Page } from '../page/page.ts'
import { replaceNoun } from './replaced.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'

const LOG = /^(log|ledger|journal|register|record|list)$/

/** `gift cards and a ledger of every movement`: what stands in it, row by row, is meant, and no ledger that somebody opens. */
export function readLogs(page: Page, facts: Facts): void {
  const listed = facts.belongings.flatMap(({ child, parent }) =>
    isLogOfEach(page, child, parent) ? [{ log: child, of: parent, owner: null }] : [],
  )
  const held = facts.holdings.flatMap(({ owner, items }) =>
    items.flatMap(({ noun: log }) => {
      const of = nounAt(page, log.to + 1)
      return of !== null && isLogOfEach(page, log, of) ? [{ log, of, owner }] : []
    }),
  )
  for (const { log, of, owner } of [...listed, ...held]) {
    const row: Noun = { ...of, isPlural: true, isEach: false }
    // Whatever is listed before it is of no row of it.
    facts.belongings.splice(0, Infinity, ...facts.belongings.filter(({ parent }) => parent.from !== of.from))
    facts.mentions.splice(0, Infinity, ...facts.mentions.filter(({ noun }) => noun.from !== log.from))
    if (owner === null) replaceNoun(facts, log.words.join(' '), row)
    else withoutItem(facts, log)
    if (owner !== null) facts.belongings.push({ child: row, parent: owner, isSure: false })
    page.claim(log.from, of.to)
    facts.mentions.push({ noun: log, how: 'as the name' }, { noun: row, how: 'plainly' })
  }
}

function withoutItem({ holdings }: Facts, { from }: Noun): void {
  for (const [index, holding] of holdings.entries())
    holdings[index] = { ...holding, items: holding.items.filter(({ noun }) => noun.from !== from) }
}

const isLogOfEach = (page: Page, log: Noun, of: Noun): boolean =>
  !log.isPlural &&
  log.words.length === 1 &&
  LOG.test(log.words[0]!) &&
  (of.isEach || (of.isPlural && page.word(of.from) === 'all')) &&
  log.to === of.from - 1 &&
  page.word(log.to) === 'of' &&
  kindOf(of.words) !== null
