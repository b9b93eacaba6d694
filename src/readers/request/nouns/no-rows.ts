import type { Noun } from './noun.ts'
import type { Page } from '../page/page.ts'
import { SECONDS, UNIT_NAMES } from '../vocabulary/units.ts'
import { isOfBuiltIn } from './built-in.ts'
import { BESIDE } from '../vocabulary/machinery.ts'

/** What a backend does not keep as rows, however it is spoken of: it is told as it stands. */
export const isNoRow = (page: Page, noun: Noun): boolean =>
  isMachine(page, noun) ||
  isOfProgram(page, noun) ||
  isOfBuiltIn(page, noun) ||
  isWay(page, noun) ||
  isMessage(page, noun) ||
  isUnit(page, noun) ||
  // `run in parallel`, `a cache in front of it`
  (/^(parallel|front)$/.test(noun.words.join(' ')) && page.word(noun.from - 1) === 'in') ||
  isReport(noun.words) ||
  isRun(page, noun) ||
  isHowFar(page, noun) ||
  isSpanOfIt(page, noun)

/** `an AI assistant`, `the chatbot`: a program that answers. */
export function isMachine(page: Page, { words }: Noun): boolean {
  const last = words.at(-1)!
  if (/^(ai|llm|gpt|chatgpt|chatbot|bot|copilot)$/.test(last)) return true
  if (!/^(assistant|agent|model)$/.test(last)) return false
  const before = words.at(-2)
  return before === undefined
    ? last === 'assistant' && page.speaksOf(isOfTalk)
    : /^(ai|llm|gpt|virtual|digital|voice|language|chat)$/.test(before)
}

const isOfTalk = (word: string): boolean => /^(ai|llm|gpt|chats?|chatbot|prompts?|conversations?)$/.test(word)

/** `double opt-in`, `unsubscribe links`, `signed download URLs`: how people come and go, and get at something. */
const isWay = (page: Page, { words, from, to }: Noun): boolean =>
  words.some((word) => /^(optin|optout|unsubscribe)$/.test(word)) ||
  (/^(url|link)$/.test(words.at(-1)!) && SIGNED.test(page.words(Math.max(from - 2, 0), to).text))

const SIGNED = /\b(pre-?)?signed( \w+)? \w+$|\b(down|up)load \w+$|\b(by|via|through)( an?)? \w+$/i

/** `at most 30 kg`: how much it is. */
const isUnit = (page: Page, { words, head }: Noun): boolean =>
  words.length === 1 &&
  page.word(head).length < 4 &&
  UNIT_NAMES.has(page.word(head)) &&
  !SECONDS.has(page.word(head)) &&
  page.tokens[head - 1]?.kind === 'number'

/** `told by push notification`, `get an SMS`: it goes out, and nobody keeps it. */
const isMessage = (page: Page, { words, from }: Noun): boolean =>
  /^(push notification|push message|push|sms|sms message|text message|sms notification|sms reminder)$/.test(
    words.join(' '),
  ) && SENDING.test(page.words(Math.max(from - 3, 0), from).text)
const SENDING =
  /\b(?:by|via|through|with|gets?|getting|receives?|receiving|sends?|sent|sending|triggers?)(?: (?:an?|the|one))?(?: \w+)?$/i

/** `monthly reports`: worked out of what is kept, again and again. */
const isReport = (words: readonly string[]): boolean =>
  words.length === 2 &&
  /^(daily|weekly|monthly|yearly|annual|quarterly)$/.test(words[0]!) &&
  /^(report|summary|overview|statistic|digest)$/.test(words[1]!)

/** `follow the progress`: how far it is with what was spoken of. */
const isHowFar = (page: Page, { words, from, to }: Noun): boolean =>
  words.join() === 'progress' &&
  /^(the|its|their)$/.test(page.word(from)) &&
  /^(follow|track|see|watch|check|monitor|view)s?$/.test(page.word(from - 1)) &&
  page.word(to) !== 'of'

/** `a nightly cleanup job`, `the appointment reminder job`: something that runs, and nobody's work. */
const isRun = (page: Page, { words, to }: Noun): boolean =>
  (words.join() === 'job' && page.speaksOf(isOfQueues) && !page.speaksOf(isOfVacancies)) || isRunOf(page, words, to)

const isOfQueues = (word: string): boolean => /^(queues?|worker|workers|celery|retries|attempts|backoff)$/.test(word)
const isOfVacancies = (word: string): boolean =>
  /^(board|boards|candidates?|applicants?|applications?|recruit\w*|employers?|customers?|freelancers?|salary|printers?|print)$/.test(
    word,
  )

const isRunOf = (page: Page, words: readonly string[], to: number): boolean =>
  words.at(-1) === 'job' &&
  /^(reminder|report|export|import|sync|synchronization|backup|digest|cleanup|summary|newsletter|notification|batch|aggregation|ingestion|indexing|retention|archiving|archival|background|cron|scheduled|nightly|hourly|daily|weekly|monthly)$/.test(
    page.word(to - 2),
  )

/** `book a room for a time slot`: from when to when it is booked. */
export const isSpanOfIt = (page: Page, { words, from, isPlural }: Noun): boolean =>
  !isPlural &&
  /^(time slot|time span|time frame)$/.test(words.join(' ')) &&
  /^(a|an|one)$/.test(page.word(from)) &&
  page.word(from - 1) === 'for'

/** `a repeated key`, where idempotency is spoken of: kept by the program, whatever is said of it. */
export const isOfProgram = (page: Page, { words }: Noun): boolean => {
  const isIts = BESIDE.get(words.at(-1)!)
  // `an OAuth2 provider`: what is built, and nobody's row.
  // `a concurrency limit per queue`
  if (/^(concurrency|rate|request|memory|size) limit$/.test(words.slice(-2).join(' '))) return true
  if (/^(oauth2?|openid|oidc)$/.test(words.at(-2) ?? '') && /^(provider|server|flow)$/.test(words.at(-1)!)) return true
  return isIts !== undefined && page.speaksOf(isIts)
}
