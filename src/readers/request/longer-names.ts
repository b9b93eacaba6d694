import { plural } from '../../kernel/english.ts'
import { type Noun, nounAt } from './noun.ts'
import type { Page } from './page.ts'
import { HAVING } from './vocabulary/functions.ts'
import { PARTICIPLES } from './vocabulary/verbs.ts'

/** `the comment of the technician` in a list of fields is the technician comment. */
export function withWhole(page: Page, noun: Noun): Noun {
  const isListed = HAVING.has(page.word(noun.from - 1)) || /^(,|and|with)$/.test(page.word(noun.from - 1))
  if (!isListed || noun.isPlural || page.word(noun.to) !== 'of') return noun
  const whole = nounAt(page, noun.to + 1)
  if (whole === null || whole.isPlural || whole.isEach || !/^(,|and|\)|)$/.test(page.word(whole.to))) return noun
  return { ...noun, words: [...whole.words, ...noun.words], to: whole.to }
}

const MEASURES = /^(night|hour|day|week|month|year|kg|unit|person|item|km|minute|seat|page|piece)$/

/** `the date they were shipped`, `a time it was paid`: called after what happened then. */
export function whenDone(page: Page, noun: Noun): Noun | null {
  if (!/^(date|day|time|moment)$/.test(noun.words.join(' '))) return null
  const at = /^(when|that)$/.test(page.word(noun.to)) ? noun.to + 1 : noun.to
  const done = page.word(at + 2)
  if (!/^(it|they|he|she)$/.test(page.word(at)) || !/^(is|are|was|were|got)$/.test(page.word(at + 1))) return null
  if (!(done.endsWith('ed') || PARTICIPLES.has(done))) return null
  return { ...noun, words: [done, /^(date|day)$/.test(noun.words[0]!) ? 'on' : 'at'], to: at + 3 }
}

/** `price per night`, `date of birth`: a name of three words. */
export function withMeasure(page: Page, noun: Noun): Noun {
  const [between, next] = [page.word(noun.to), page.word(noun.to + 1)]
  const isPer = between === 'per' && MEASURES.test(next)
  const last = noun.words.at(-1)!
  const isOf =
    between === 'of' && /^(date|number|place|proof|country|level|year)$/.test(last) && page.isWord(noun.to + 1)
  const isMoment =
    between === 'at' &&
    !page.isWord(noun.to + 1) &&
    (/^(due|sent|paid|read|expire|start|end|begin|seen|found|sold|bought|built|taken|lost|made|written|withdrawn|given|shown|drawn|chosen)$/.test(
      noun.words.at(-1)!,
    ) ||
      noun.words.at(-1)!.endsWith('ed'))
  // `opened on`, `starts on`
  const isDay = between === 'on' && !page.isWord(noun.to + 1) && /(ed|s|due|born|sold|sent)$/.test(noun.words.at(-1)!)
  if (isDay) return { ...noun, words: [...noun.words, 'on'], to: noun.to + 1, isPlural: false }
  if (isMoment) return { ...noun, words: [...noun.words, 'at'], to: noun.to + 1, isPlural: false }
  // `years of experience`: so many of them.
  const own = isOf && noun.isPlural ? [...noun.words.slice(0, -1), plural(last)] : noun.words
  return isPer || isOf ? { ...noun, words: [...own, between, next], to: noun.to + 2, isPlural: false } : noun
}
