import { stem } from '../evidence/stems.ts'
import { spokenTopics } from './chosen-topics.ts'
import { path } from './named.ts'

/** Words of a question that name nothing and ask for nothing by themselves. */
const plain = new Set(
  `a an the and or but if so as at by for from in into of on off out over to up with without about than then there here it its
  this that these those they them their he she his her we us our you your i me my one ones some any all each every no not nor
  only also just still yet very more most less least much many few own same other else whole new please
  what which who whom whose where when why how whether
  is are was were be been being am do does did doing done has have had having can could may might must shall should will would
  get got go goes let happen happens tell show list give name find see look know mean means need needs given required missing mandatory want use uses used using
  call calls called make makes made take takes taken work works touch touches exist exists contain contains hold holds
  somebody someone anybody anyone everybody everyone nobody person people thing things kind kinds number
  data database first last backend app application service system project repository repo code codebase`
    .split(/\s+/)
    .map(stem),
)

/** What stands in a question beside paths: its words, as they are and without their endings. */
export const wordsIn = (question: string): readonly string[] => [
  ...new Set([...question.replaceAll(path, ' ').matchAll(/[\p{L}\p{N}_]+/gu)].map(([word]) => word.toLowerCase())),
]

/** The words by which nothing was chosen so far, neither a topic nor a thing. */
export function leftWords(question: string, things: readonly string[]): readonly string[] {
  const because = new Set(
    spokenTopics(question)
      .flatMap((one) => one.because)
      .flatMap((words) => words.split(' ')),
  )
  const named = new Set(things.flatMap((name) => [stem(name), ...name.split(/[^A-Za-z0-9]+/).map(stem)]))
  return wordsIn(question).filter(
    (word) => word.length > 1 && !because.has(word) && !plain.has(stem(word)) && !named.has(stem(word)),
  )
}

/** Without the ending of a verb, where a word is left: `stored` and `storing` begin alike, `rate` and `rating` do not. */
export const begins = (word: string): string => stem(word).replace(/^(\w{4,})(?:ation|ing|ed|e)$/, '$1')
