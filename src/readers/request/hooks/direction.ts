import type { Words } from '../../../model/index.ts'
import { SERVICES } from '../vocabulary/services.ts'

/** What is said of webhooks in one sentence: whether others send them, and who. */
export interface Direction {
  readonly goes: 'in' | 'out'
  /** `stripe`; `others` where nobody is named. */
  readonly sender: string
  readonly from: Words
}

/** Each sentence that speaks of them. */
export const directionsIn = (text: string): readonly Direction[] =>
  [...text.matchAll(/[^.;!?\n]+(?:\.(?=\w)[^.;!?\n]*)*/g)].flatMap(({ 0: sentence, index }): readonly Direction[] => {
    const said = HOOK.exec(sentence)
    if (said === null) return []
    const near = sentence.slice(Math.max(0, said.index - FARTHEST), said.index + FARTHEST)
    const comes = COMING.some((form) => form.test(near))
    const [start, end] = [index + said.index, index + said.index + said[0].length]
    const from = { text: text.slice(start, end), start, end }
    return comes ? sendersIn(near).map((sender) => ({ goes: 'in', sender, from })) : [{ goes: 'out', sender: '', from }]
  })

/** What stands farther off in a sentence without end says nothing of them. */
const FARTHEST = 300

const HOOK = /\b(?:webhooks?|http callbacks?)\b/i

/** A name: not what any sentence begins with, unless it is written as no word is. */
const SENDER = String.raw`(?:[A-Z][a-z]+[A-Z]\w*|(?<=\S\s)(?!API|HTTP|JSON)[A-Z]\w+|Stripe|Shopify|Mollie|Adyen|Twilio|Slack|Paddle)`

const COMING: readonly RegExp[] = [
  // `we receive webhooks from GitHub`, `incoming webhooks`
  /(?:^\s*|\b(?:we|backend|system|service|app|api|platform|server|must|should|to|and|it)\s+)(?:can |must |should |also )?(?:receives?|accepts?|consumes?|handles?|process(?:es)?|ingests?|verif(?:y|ies))\s+(?:[\w-]+\s+){0,3}webhooks?\b/i,
  /\b(?:incoming|inbound)\s+(?:\w+\s+)?webhooks?\b/i,
  /\bwebhooks?\s+(?:receivers?|listeners?|consumers?|handlers?|ingestion|processing|handling|intake)\b/i,
  // `a receiver for Shopify order webhooks`
  /\b(?:receivers?|listeners?|consumers?|handlers?)\s+(?:for|of)\s+(?:[\w-]+\s+){0,3}webhooks?\b/i,
  /\bwebhooks?\s+endpoints?\s+for\s+[A-Z]\w+/,
  // `Stripe calls our webhook`, `notifies us through a webhook`
  /\b(?:calls?|hits?|invokes?|(?:posts?|sends?|reports?|delivers?)\b.*\bto)\s+(?:our|a|the)\s+(?:\w+\s+)?webhooks?\b/i,
  /\b(?:notif(?:y|ies)|sends?|tells?|informs?|calls?|pushes)\s+us\b.*\bwebhooks?\b/i,
  /\bwebhooks?\s+(?:sent\s+)?(?:from|by)\s+\S/i,
  // `sync orders from Shopify through webhooks`
  /\b(?:sync\w*|synchroni[sz]\w+|import\w*|ingest\w*|pull\w*|fetch\w*|collect\w*|load\w*|receiv\w+)\b.*\bfrom\b.*\b(?:through|via|by|over|with|using)\s+(?:\w+\s+)?webhooks?\b/i,
  // `GitHub webhooks`, `and Paddle webhooks`
  new RegExp(`\\b${SENDER}(?:'s)?\\s+webhooks?\\b`),
]

/** `for PayPal and Stripe`: each of those that are known and stand in one list. */
function sendersIn(sentence: string): readonly string[] {
  const first = senderIn(sentence)
  const listed = LISTED.exec(sentence)?.[0].match(/[A-Z][A-Za-z]+/g) ?? []
  const all = listed.map((word) => word.toLowerCase())
  return all.length > 1 && all.includes(first) && all.every(isService) ? all : [first]
}

const LISTED = /\b[A-Z][A-Za-z]+(?:(?:,| and|, and) [A-Z][A-Za-z]+)+\b/
const isService = (word: string): boolean => SERVICES.has(word) || /^git(?:hub|lab)$/.test(word)

/** A service that is known, or a name: behind `from`, before `webhooks`, or of whoever calls. */
function senderIn(sentence: string): string {
  const known = sentence
    .match(/[A-Z][A-Za-z]+/g)
    ?.find((word) => SERVICES.has(word.toLowerCase()))
    ?.toLowerCase()
  const named = NAMED.flatMap((form) => form.exec(sentence)?.[1]?.toLowerCase() ?? [])[0]
  return known ?? named?.replaceAll(/\W+/g, '_') ?? 'others'
}

const NAMED: readonly RegExp[] = [
  new RegExp(`\\b(${SENDER})(?:'s)?\\s+webhooks?\\b`),
  /\bfrom\s+(?:the\s+|our\s+)?([A-Z][A-Za-z]+)\b/,
  /\bwebhooks?\s+(?:endpoints?\s+)?for\s+([A-Z][A-Za-z]+)\b/,
  /\b(?:our|the)\s+([a-z]+(?:\s[a-z]+)?)\s+(?:calls?|notif(?:y|ies)|sends?|tells?|informs?)\b/i,
]

/** `developers register webhook endpoints`: who is sent something. */
export const subscribersIn = (text: string): readonly { readonly who: string; readonly from: Words }[] =>
  [
    ...text.matchAll(
      /\b(?:only )?([a-z]+(?: [a-z]+)??) (?:can |may )?(?:register|add|create|configure|manage|maintain|set up|subscribe to)s? (?:(?:an?|their|its|the) )?(?:own )?(?:webhooks?|(?:webhook |callback |target )?(?:endpoints?|urls?))\b/gi,
    ),
  ].map(({ 0: said, 1: who, index }) => ({
    who: who!.toLowerCase().replace(/^only /, ''),
    from: { text: said, start: index, end: index + said.length },
  }))

/** `webhooks per project`: that of each there are others, no subscription says. */
export function perIn(text: string): Words | null {
  const found = /\bwebhooks?(?: endpoints?| subscriptions?| urls?)? (?:per|for each|for every) [a-z]+/i.exec(text)
  return found === null ? null : { text: found[0], start: found.index, end: found.index + found[0].length }
}
