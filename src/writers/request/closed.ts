import { plural, spoken } from '../../kernel/english.ts'
import type { DesignRequest, Words } from '../../model/index.ts'
import { rulesOf } from './makers.ts'

/** Somebody sees it, or it is seen by some. */
const SEEING =
  /\b(?!to |and |or |we |i |you |also |not )\w+ (?:(?:may|can|should|must|only|also|never|not) ){0,3}(?:sees?|views?|reads?)\b|\b(?:visible|private|hidden|confidential|secret|shown|seen|shared with)\b|^\w+ (?:only )?(?:those|theirs)\b/i
const MAKING =
  /\b(?!to |and |or |we |i |you )\w+ (?:(?:may|can|only|also) ){0,2}(creates?|adds?|enters?|makes?|posts?|uploads?|writes?|records?|logs?|files?|submits?|issues?|plans?|sets?|manages?|maintains?)\b/i

/**
 * Who sees it is said, and not that all do: those whose it is, or something that nobody here reads. Until somebody says
 * more, nobody else does.
 */
export const isClosed = (name: string, request: DesignRequest): boolean =>
  rulesOf(name, request).some(
    ({ verbs, who, within, as }) =>
      verbs.includes('read') && (within !== undefined || (who === 'owner' && as !== undefined)),
  ) || isDoubted(name, SEEING, request)

/** Who makes it is said in words nobody here reads. */
export const isMadeBySome = (name: string, request: DesignRequest): boolean => isDoubted(name, MAKING, request)

const isDoubted = (name: string, how: RegExp, request: DesignRequest): boolean =>
  request.unread.some((words) => how.test(words.text) && isAbout(name, words, request))

/** It is named in the words, or stands before them in the sentence where they speak of what was named. */
function isAbout(name: string, words: Words, { text, subjects }: DesignRequest): boolean {
  const isNamed = (one: string, said: string): boolean => namesOf(one).test(said)
  if (subjects.some((one) => isNamed(one.name, words.text))) return isNamed(name, words.text)
  if (!/\b(those|them|theirs|they|it|these|ones)\b/i.test(words.text)) return false
  const before = text.slice(0, words.start)
  const start = Math.max(...['. ', '; ', '\n', '? ', '! '].map((sign) => before.lastIndexOf(sign)), 0)
  const placed = subjects.map((one) => lastOf(one.name, before.slice(start)))
  return lastOf(name, before.slice(start)) === Math.max(...placed, 0)
}

/** Where it is named last. */
const lastOf = (name: string, said: string): number =>
  Math.max(-1, ...[...said.matchAll(new RegExp(namesOf(name), 'gi'))].map(({ index }) => index))

/** What it is called in a sentence, by its last word. */
function namesOf(name: string): RegExp {
  const last = spoken(name).split(' ').at(-1)!
  return new RegExp(`\\b(${last}|${plural(last)})\\b`, 'i')
}
