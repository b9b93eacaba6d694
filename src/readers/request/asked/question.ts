import type { AskedToTell } from '../../../model/index.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { DETERMINERS } from '../vocabulary/functions.ts'
import { DOINGS, INTENTS, OPERATIONS } from '../vocabulary/verbs.ts'

interface Sentence {
  readonly from: number
  readonly to: number
}

/** What the request wants to be told of what is there; null where it wants something made, or advice. */
export function askedToTell(page: Page): AskedToTell | null {
  const sentences = sentencesOf(page)
  const slow = sentences.find((one) => OF_SPEED.test(wordsOf(page, one.from, one.to)))
  const isNew = sentences.some(({ from }) =>
    /^(add|introduce|build|create|implement)$/.test(page.word(lead(page, from))),
  )
  if (slow && !isNew)
    return {
      kind: 'speed',
      verbs: verbsIn(page, slow).filter((verb) => verb !== 'make' && verb !== 'get'),
      from: page.words(slow.from, slow.to),
    }
  const asked = sentences.flatMap((one) => questionIn(page, one) ?? [])
  const orders = sentences.some((one) => isOrder(page, one.from) && questionIn(page, one) === null)
  return orders ? null : (asked[0] ?? null)
}

function sentencesOf(page: Page): readonly Sentence[] {
  const found: Sentence[] = []
  for (let at = 0; at < page.tokens.length; at += 1) {
    if (page.isEnd(at)) continue
    found.push({ from: at, to: page.endOf(at) })
    at = page.endOf(at)
  }
  return found
}

const wordsOf = (page: Page, from: number, to: number): string =>
  page.tokens
    .slice(from, to)
    .map(({ lower }) => lower)
    .join(' ')

/** How long it takes is too long, or is to be shorter; `a fast search` says how something is that is wanted. */
const OF_SPEED = new RegExp(
  [
    /\b(faster|slow|slower|slowly|sluggish|speed up|optimi[sz]e|bottlenecks?|performance|latency|timeouts?|times out|timing out)\b/,
    /\b(takes? (too|so|very) long|too long)\b/,
    // `takes two seconds`, `needs 800 ms`
    /\b(takes?|took|needs?|lasts?) (about |around |over |more than |up to |almost |nearly )?(\d[\d.,]*|a|one|two|three|four|five|six|seven|eight|nine|ten|several|many) ?(ms|milliseconds?|s|secs?|seconds?|minutes?)\b/,
    // `should answer in under 200 ms`
    /\b(should|must|has to|have to|needs? to) (take|answer|respond|load|return|come back|be answered|finish)\b.*\b\d[\d.,]* ?(ms|milliseconds?|s|secs?|seconds?)\b/,
    /^(can|does|do|will|how) .*\b(scales?|hold up|cope)\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

const lead = (page: Page, from: number): number =>
  /^(please|and|also|then|we|i)$/.test(page.word(from)) ? from + 1 : from

/** `add a field`: something is to be done, and nothing told. */
function isOrder(page: Page, from: number): boolean {
  const intent = INTENTS.get(page.word(lead(page, from)))
  return intent === 'create' || intent === 'change'
}

const ASKING = /^(who|whom|whose|which|what|where|why|when|how|whether|if)$/
const TELLING =
  /^(tell|show|explain|describe|list|find|figure|know|see|review|audit|check|verify|assess|evaluate|inspect)$/

function questionIn(page: Page, { from, to }: Sentence): AskedToTell | null {
  const at = behindLead(page, from)
  const [word, next] = [page.word(at), page.word(at + 1)]
  const isMarked = page.tokens[to]?.text === '?'
  if (isForAdvice(page, at)) return null
  const found = {
    kind: kindOf(wordsOf(page, at, to)),
    verbs: verbsIn(page, { from: at, to }),
    from: page.words(from, to),
  }
  // `If the stock is low, ...`: a rule, and no question.
  if (ASKING.test(word)) return at === from && !isMarked && /^(if|when|whether|whose)$/.test(word) ? null : found
  if (/^(are|is|was|were|does|do|did|has|have)$/.test(word))
    return isMarked || !/^(a|an|the)$/.test(next) ? found : null
  const isOfAsker = /^(you|we|i|u|please|someone|somebody)$/.test(next)
  if (/^(can|could|may|might|will|would)$/.test(word))
    return !isOfAsker && (isMarked || /^(can|may)$/.test(word)) ? found : null
  return OF_CODE.test(wordsOf(page, at, to)) ? found : null
}

/** `List all endpoints that anyone can call` */
const OF_CODE =
  /^(list|show) (me )?((all|every|each|the|public|open|protected|our|of) )*(endpoint|operation|route|table|quer)/

/** `please tell me`, `can you explain`, `I want to know`, `review`: what stands before the question itself. */
function behindLead(page: Page, from: number): number {
  let at = from
  while (/^(please|hi|hello|can|could|would|will|you|i|we|want|need|like|to|let)$/.test(page.word(at))) at += 1
  if (!TELLING.test(page.word(at))) return from
  at += 1
  while (/^(me|us|out)$/.test(page.word(at))) at += 1
  return ASKING.test(page.word(at)) ? at : from
}

/** `How should we store embeddings`, `what is the best way to`: nothing that is there is asked about. */
const isForAdvice = (page: Page, at: number): boolean =>
  (/^(how|what|which|where)$/.test(page.word(at)) &&
    (/^(should|could|would|best)$/.test(page.word(at + 1)) ||
      (page.word(at + 1) === 'can' && /^(we|i|you)$/.test(page.word(at + 2))))) ||
  (page.matches(at, ['what', 'is', 'the']) && /^(best|better|right|good)$/.test(page.word(at + 3)))

/** What is asked: who may, where it stands, how many there are, how it goes, why, or whether it is so. */
function kindOf(text: string): AskedToTell['kind'] {
  if (OF_ACCESS.test(text)) return 'access'
  if (/^how (many|much)\b/.test(text)) return 'number'
  if (/^where\b|^(which|what) (files?|modules?|functions?|places?|lines?)\b/.test(text)) return 'place'
  if (/^why\b/.test(text)) return 'reason'
  return /^(how|when|what happens)\b/.test(text) ? 'way' : 'state'
}

const OF_ACCESS =
  /^(who|whom|can|could|may|might)\b|\b(allowed|permitted|may|access|accessible|permissions?|authori[sz]\w*|authenticat\w*|public|publicly|protected|unprotected|secured|(signed|logged|sign|log|signing|logging) in|login|anonymous|anonymously|anyone|everyone|everybody|anybody|strangers?|roles?)\b/

/** What is done with something: neither behind an article, nor where it is a thing that something is done with. */
function verbsIn(page: Page, { from, to }: Sentence): readonly string[] {
  const found = new Set<string>()
  for (let at = from; at < to; at += 1) {
    const base = page.isWord(at) ? verbBase(page.word(at)) : null
    const before = page.word(at - 1)
    // `the list of orders`: what is read there.
    if (page.word(at) === 'list' && page.word(at + 1) === 'of') found.add('list')
    // `called without signing in`: how, and not what.
    if (
      /^(sign|log)$/.test(base ?? '') &&
      page.word(at + 1) === 'in' &&
      !/^(can|may|to|they|we|people|users?)$/.test(before)
    )
      continue
    if (base === null || DETERMINERS.has(before) || /^(of|other|own|for|people)$/.test(before) || isOf(page, at))
      continue
    if (DOINGS.has(base) || OPERATIONS.has(base)) found.add(base)
  }
  return [...found]
}

/** `change orders`: behind what is done stands what it is done with. */
const isOf = (page: Page, at: number): boolean => {
  const [word, before] = [page.word(at), page.word(at - 1)]
  return word.endsWith('s') && !word.endsWith('ss') && verbBase(before) !== null && verbBase(before) === before
}
