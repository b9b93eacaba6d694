import { coined } from '../../nouns/coined.ts'
import type { Reader } from '../../reader.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'

/** `customers book cameras for a date range`: each booking has its beginning and its end, and nothing more is said. */
export function readForPeriod({ page, facts, done }: Reader, at: number): number | null {
  if (page.word(at) !== 'for' || done === null || done.made === null || done.to !== at) return null
  const holds = Object.keys(kindOf(done.made.words)?.holds ?? {})
  if (!holds.some((name) => name.startsWith('starts_')) || !holds.some((name) => name.startsWith('ends_'))) return null
  const start = /^(a|an|any|some)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  const first = /^(certain|given|chosen|fixed|specific|set)$/.test(page.word(start)) ? start + 1 : start
  const named = PERIODS.find((words) => page.matches(first, words))
  if (named === undefined) return null
  const to = first + named.length
  page.claim(at, to)
  facts.mentions.push({ noun: coined({ from: first, to }, ['period'], false), how: 'as the name' })
  return to
}

const PERIODS: readonly (readonly string[])[] = [
  'date range',
  'date ranges',
  'time range',
  'time period',
  'time span',
  'time slot',
  'time slots',
  'period of time',
  'period',
  'periods',
  'timeslot',
].map((words) => words.split(' '))
