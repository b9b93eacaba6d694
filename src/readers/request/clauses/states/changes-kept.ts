import { itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { coined } from '../../nouns/coined.ts'
import { nounAt } from '../../nouns/noun.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import type { Reader } from '../../reader.ts'
import { readRest } from '../things/rest.ts'

/** `history of configuration changes with old value and author`: a row for each of them, that nobody changes afterwards. */
export function readChangesKept(reader: Reader, from: number): number | null {
  const { page, facts } = reader
  const log = nounAt(page, from)
  if (log === null || log.words.length > 1 || !LOG.test(log.words[0]!) || page.word(log.to) !== 'of') return null
  const of = nounAt(page, log.to + 1)
  const isChange = of !== null && of.isPlural && of.words.length > 1 && of.words.at(-1) === 'change'
  if (!isChange || !/^(with|including|containing|having|showing|:)$/.test(page.word(of.to))) return null
  const { items, next } = itemsAt(page, of.to + 1)
  if (items.length === 0) return null
  page.claim(from, of.to + 1)
  for (let at = from; at < of.to; at += 1) reader.seen.add(at)
  const row = { ...of, from, isListed: true as const }
  reader.mention(row)
  const isTimed = items.some(({ noun }) => /^(date|time|datetime)/.test(typeByName(noun.words.join('_')).type))
  const when = isTimed ? [] : [itemOf(coined({ from: of.to - 1, to: of.to }, ['changed', 'at'], false))]
  reader.hold(row, [...items, ...when])
  for (const verb of ['update', 'delete'] as const)
    facts.rules.push({ who: 'nobody', verbs: [verb], of: row, how: 'only', from: page.words(from, of.to) })
  reader.topic = row
  return readRest(reader, items, next)
}

const LOG = /^(history|log|logbook|record|journal|protocol)$/
