import { isPlural, singular } from '../../vocabulary/forms.ts'
import { type Item, itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { type Noun, countedNounAt, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `stations send temperature, humidity and wind speed`: each time a row of those, of the one that sends. */
export function readMeasured(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const sent = senderAt(page, at)
  if (sent === null) return null
  const { sender, verb } = sent
  const { items, next } = itemsAt(page, verb + 1)
  if (!items.every(isQuantity) || items.length < 2) return null
  const row = rowNamed(page) ?? called(sender, 'measurement', verb)
  reader.mention(sender)
  reader.mention(row)
  page.claim(verb, next)
  const moment = itemOf({ ...row, words: ['measured', 'at'], isPlural: false })
  reader.hold(row, [...items, { ...moment, saying: { ...moment.saying, type: 'datetime' } }])
  facts.belongings.push({ child: row, parent: sender, isSure: true })
  reader.topic = row
  return next
}

const SENDS = /^(send|report|measure|record|transmit|push|submit|deliver|log)s?$/

/** Who sends, and the verb: the number of them may have been read before. */
function senderAt(page: Page, at: number): { readonly sender: Noun; readonly verb: number } | null {
  if (SENDS.test(page.word(at)) && page.isFenced(at - 1)) {
    let first = at - 1
    while (page.isFenced(first - 1)) first -= 1
    const sender = countedNounAt(page, first)
    if (sender === null) return null
    // `500 machines report`: the verb could be a part of the name.
    const words = sender.words.slice(0, at - sender.head)
    const own = { ...sender, words: [...words.slice(0, -1), singular(words.at(-1) ?? '')], to: at }
    return words.length === 0 ? null : { sender: own, verb: at }
  }
  const named = page.isFenced(at) ? countedNounAt(page, at) : nounAt(page, at)
  const sender = named === null ? null : upToVerb(page, named)
  if (sender === null || isPersonal(sender) || !SENDS.test(page.word(sender.to))) return null
  return { sender, verb: sender.to }
}

/** `sensors push temperature`: the verb is no part of what they are called. */
function upToVerb(page: Page, noun: Noun): Noun {
  let verb = noun.head + 1
  while (verb < noun.to && !SENDS.test(page.word(verb))) verb += 1
  if (verb >= noun.to || !isPlural(page.word(verb - 1))) return noun
  const words = noun.words.slice(0, verb - noun.head)
  return { ...noun, words: [...words.slice(0, -1), singular(words.at(-1)!)], to: verb, isPlural: true }
}

/** One number, by its name. */
const isQuantity = ({ noun, inner, choice }: Item): boolean =>
  !noun.isPlural &&
  inner.length === 0 &&
  choice === null &&
  !hasArchetype(noun.words.at(-1)!) &&
  /^(float|int|decimal|bool)/.test(typeByName(noun.words.join('_')).type)

/** What one of them is called anywhere in the text: `Store the measurements ...` */
function rowNamed(page: Page): Noun | null {
  const at = page.tokens.findIndex(({ lower }) =>
    /^(measurement|reading|sample|observation|telemetry)$/.test(singular(lower)),
  )
  return at < 0 ? null : nounAt(page, at)
}

const called = (noun: Noun, word: string, at: number): Noun => ({
  ...noun,
  from: at,
  head: at,
  to: at + 1,
  words: [word],
  adjectives: [],
})
