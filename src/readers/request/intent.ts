import type { Backend, DesignRequest } from '../../model/index.ts'
import type { Facts } from './facts.ts'
import { isTrade } from './vocabulary/lexicon.ts'
import type { Things } from './things/things.ts'
import { SYSTEMS } from './vocabulary/functions.ts'

const EXISTING = new Set(['existing', 'current', 'already', 'legacy', 'our'])

/** What is to be done: what is said first counts, and whether what it is about is there. */
export function intentOf(
  facts: Facts,
  things: Things,
  words: readonly string[],
  backend: Backend | null,
): DesignRequest['intent'] {
  const said = facts.intents[0]
  if (
    said === undefined &&
    !isForAdvice(words) &&
    /^(are|is|does|do|did|has|have|how|why|where|whether|which|what)$/.test(words[0] ?? '')
  )
    return 'review'
  if (said?.intent === 'review') return 'review'
  if (said === undefined && isComplaint(words)) return 'change'
  const isThere = words.some((word) => EXISTING.has(word)) || things.all.some(({ table }) => table !== null)
  if (said?.intent === 'change') {
    const isNew = said.verb === 'add' || said.verb === 'introduce' || said.verb === 'track'
    const isTold = facts.holdings.some(({ change }) => change !== undefined)
    // `track emissions of our suppliers`, where nothing is there.
    const isSaid = isNew && backend === null ? speaksOfExisting(words) : isThere || backend !== null
    return isSaid || isTold || !isNew || ((said.verb !== 'track' || words.includes('add')) && addsTo(words))
      ? 'change'
      : 'create'
  }
  // Nothing new is spoken of where something is there.
  if (backend !== null && things.all.every(({ table }) => table !== null)) return 'change'
  if (said?.intent === 'create' && !(isThere && backend !== null && !words.includes('new')))
    return isThere && backend === null && speaksOfExisting(words) ? 'change' : 'create'
  if (words.includes('review') && words.indexOf('review') === 0) return 'review'
  return isThere && (backend !== null || speaksOfExisting(words)) ? 'change' : 'create'
}

/** `How should we store embeddings`: nothing that is there is asked about. */
const isForAdvice = ([first, second]: readonly string[]): boolean =>
  first === 'how' && /^(should|could|would|can|best)$/.test(second ?? '')

/** `our order list is slow`, `slow queries on orders`, `the search takes 8 seconds`: of what is there, and too slow. */
const isComplaint = ([first = '', ...rest]: readonly string[]): boolean =>
  /^(slow|faster|slowest|laggy|sluggish)$/.test(first) ||
  (/^(our|the|my)$/.test(first) &&
    rest.some(
      (word, at) =>
        (/^(is|are|gets?|becomes?|too|very|so|often)$/.test(word) &&
          /^(slow|slower|sluggish)$/.test(rest[at + 1] ?? '')) ||
        (/^takes?$/.test(word) && /^(seconds|minutes|ms|too|long|forever)$/.test(rest[at + 1] ?? '')),
    ))
const addsTo = (words: readonly string[]): boolean =>
  words.slice(1).some((word, at) => word === 'to' && !/^(it|them|csv|pdf|excel)$/.test(words[at + 2] ?? ''))
const speaksOfExisting = (words: readonly string[]): boolean =>
  words.includes('existing') ||
  words.includes('legacy') ||
  // `current prices` are a field, and `the current backend` is there.
  words.some(
    (word, at) =>
      word === 'current' &&
      !/^(status|state|version|value|data)$/.test(words[at + 1] ?? '') &&
      (SYSTEMS.has(words[at + 1] ?? '') || isTrade(words[at + 1] ?? '')),
  )
