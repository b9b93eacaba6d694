import { expect, test } from 'vitest'
import { isUnderstood, readRequest } from '../../../src/readers/request/index.ts'
import { ACTORS } from './actors.ts'
import { AMOUNTS } from './amounts.ts'
import { FILES } from './files.ts'
import { OF_PROGRAMS } from './of-programs.ts'
import { OF_SEVERAL_SENSES } from './of-several-senses.ts'
import { CHANGES_KEPT } from './changes-kept.ts'
import { clauses } from './clauses.ts'
import { dailyLife } from './daily-life.ts'
import { entries } from './entries.ts'
import { collections } from './collections.ts'
import { CONDITIONS } from './conditions.ts'
import { ATTACHED } from './attached.ts'
import { COORDINATED } from './coordinated.ts'
import { DEEDS } from './deeds.ts'
import { ONLY_SEEN } from './only-seen.ts'
import { DONE_BY } from './done-by.ts'
import { others } from './domains.ts'
import { fresh } from './fresh.ts'
import { further } from './further.ts'
import { held } from './held.ts'
import { lists } from './lists.ts'
import { OTHER_THINGS } from './other-things.ts'
import { known } from './known.ts'
import { HYPHENED } from './hyphened.ts'
import { later } from './later.ts'
import { platform } from './platform.ts'
import { answered } from './read-and-answered.ts'
import { trades } from './trades.ts'
import { examples } from './requests.ts'
import { SERVICES } from './services.ts'
import { relations } from './relations.ts'
import { rounds } from './rounds.ts'
import { severalAlike } from './several-alike.ts'
import { senses } from './senses.ts'
import { SEEN_BY } from './seen-by.ts'
import { sights } from './sights.ts'
import { spoken } from './spoken.ts'
import { systems } from './systems.ts'
import { tails } from './tails.ts'
import { toldRather } from './told-rather.ts'
import { terse } from './terse.ts'
import { misunderstood } from './told.ts'
import { WHOLES_NAMED } from './wholes.ts'
import { WHOSE } from './whose.ts'
import { words } from './words.ts'
import { WORKING } from './working.ts'

const all = [
  ...ATTACHED,
  ...OTHER_THINGS,
  ...WHOLES_NAMED,
  ...WHOSE,
  ...examples,
  ...lists,
  ...others,
  ...further,
  ...terse,
  ...fresh,
  ...rounds,
  ...later,
  ...platform,
  ...trades,
  ...dailyLife,
  ...clauses,
  ...sights,
  ...spoken,
  ...toldRather,
  ...known,
  ...held,
  ...senses,
  ...DEEDS,
  ...COORDINATED,
  ...ONLY_SEEN,
  ...DONE_BY,
  ...CONDITIONS,
  ...ACTORS,
  ...AMOUNTS,
  ...relations,
  ...answered,
  ...systems,
  ...tails,
  ...SEEN_BY,
  ...words,
  ...WORKING,
  ...severalAlike,
  ...entries,
  ...collections,
  ...CHANGES_KEPT,
  ...HYPHENED,
  ...FILES,
  ...OF_PROGRAMS,
  ...OF_SEVERAL_SENSES,
  ...SERVICES,
]

test.each(all)('is understood as it is meant: $asks', (expected) => {
  expect(misunderstood(expected, readRequest(expected.asks, null))).toEqual([])
})

test('what there is one of for each is known by the fields that tell it apart', () => {
  const once = (asks: string) =>
    readRequest(asks, null).subjects.flatMap(({ name, once }) => (once ? [{ name, once }] : []))
  expect(once('opening hours per branch and weekday')).toEqual([{ name: 'OpeningHour', once: [['branch', 'weekday']] }])
  expect(once('translation keys with texts per language')).toEqual([
    { name: 'Text', once: [['translation_key', 'language']] },
  ])
  expect(once('notification preferences per channel and event type')).toEqual([
    { name: 'NotificationPreference', once: [['owner', 'channel', 'event_type']] },
  ])
  expect(once('exchange rates per currency and day')).toEqual([{ name: 'ExchangeRate', once: [['currency', 'day']] }])
  expect(once('texts per language')).toEqual([])
  expect(once('monthly totals per category')).toEqual([])
})

test('what is read says where it stands', () => {
  for (const { asks } of all) {
    const { subjects, capabilities, figures, unread, rules, roles } = readRequest(asks, null)
    const words = [...subjects, ...capabilities, ...figures, ...(rules ?? []), ...(roles ?? [])].map(({ from }) => from)
    for (const { text, start, end } of [
      ...words,
      ...unread,
      ...subjects.flatMap(({ fields }) => fields.map(({ from }) => from)),
    ])
      expect(asks.slice(start, end)).toBe(text)
  }
})

test('those who run one of several run no more than that', () => {
  const ranks = (asks: string) => (readRequest(asks, null).roles ?? []).map(({ name, rank }) => [name, rank])
  expect(ranks('team admins manage projects')).toEqual([['team_admin', 3]])
  expect(ranks('system admins manage projects')).toEqual([['system_admin', 1]])
})

test('how all of them are is said by the name, and they go through nothing else', () => {
  const fields = (asks: string) => readRequest(asks, null).subjects.flatMap((one) => one.fields.map(({ name }) => name))
  expect(fields('moderation queue with flagged posts and a reason')).not.toContain('status')
  expect(fields('a list with posts and a reason')).toContain('status')
})

test('nonsense and other languages are no design', () => {
  for (const asks of [
    '',
    '   ',
    '???',
    'asdf qwer',
    'Build something nice',
    'Make something cool',
    'Build an analytics pipeline',
    'Crea una API para las facturas de los clientes',
    '顧客と注文を管理する',
  ])
    expect(isUnderstood(readRequest(asks, null))).toBe(false)
})

test('letters by themselves are no things', () => {
  expect(readRequest('a.b.c d/e', null).subjects.map(({ name }) => name)).toEqual([])
})

test('how something stands, where nobody reads what is said of it, is not supposed', () => {
  const held = (asks: string) =>
    readRequest(asks, null).subjects.flatMap(({ fields }) => fields.map(({ name }) => name))
  expect(held('bikes')).toContain('status')
  expect(held('bikes; a bike is at Tom, at Ann or somewhere else')).not.toContain('status')
})
