import type { CapabilityName, DesignRequest, Words } from '../../../model/index.ts'
import { cut, overlap } from '../unread/cut.ts'
import { singular } from '../vocabulary/forms.ts'
import { GROUPS } from '../vocabulary/people.ts'

const KEYS = String.raw`(?:api |access )?(?:keys?|tokens?)`
const HOOKS = String.raw`(?:webhooks?(?: endpoints?| subscriptions?| urls?)?|subscriptions?|endpoints?)`
const GROUP = String.raw`(?<group>[a-z]+)`

/** What is built is of whoever signs in; here it is said to be of a group. */
const formsOf = (part: string): readonly RegExp[] =>
  [
    // `each organization has several keys`, `every tenant registers its own endpoints`
    `\\b(?:each|every|an?|the|one) ${GROUP} (?:(?:can|may) )?(?:has|have|gets?|owns?|holds?|registers?|manages?|creates?) (?:several|many|multiple|some|(?:its|their) own|one or more|up to \\w+)?\\s?${part}`,
    // `every key belongs to one organization`
    `\\b(?:each |every |the |all )?${part} (?:belongs?|is owned|are owned) (?:to|by) (?:an?|one|exactly one|each|every|the) ${GROUP}`,
    // `API key management for organizations`, `subscriptions per tenant`, `keys of an organization`
    `\\b${part}(?: management| service| handling| store)? (?:per |(?:for|of) (?:each|every|an?) |(?:for|of) (?=[a-z]+s\\b))${GROUP}`,
  ].map((form) => new RegExp(form, 'gi'))

const PARTS: readonly { readonly name: CapabilityName; readonly forms: readonly RegExp[] }[] = [
  { name: 'api-keys', forms: formsOf(KEYS) },
  { name: 'webhooks', forms: formsOf(HOOKS) },
]

/** Whose a built part is said to be, where that is a group and nobody who signs in. */
export const holdersIn = (text: string, request: Spoken): readonly Words[] =>
  heldIn(text, request, PARTS).map(({ words }) => words)

/** The same of keys, with the group they are said to be of. */
export const keyHoldersIn = (text: string, request: Spoken): readonly Held[] =>
  heldIn(
    text,
    request,
    PARTS.filter(({ name }) => name === 'api-keys'),
  )

type Spoken = Pick<DesignRequest, 'capabilities' | 'subjects'>

interface Held {
  readonly group: string
  readonly words: Words
}

function heldIn(text: string, { capabilities, subjects }: Spoken, parts: typeof PARTS): readonly Held[] {
  const isGroup = (word: string): boolean =>
    GROUPS.has(word) ||
    /^(workspace|project|account|app|application|site)$/.test(word) ||
    (word !== 'user' && subjects.some(({ name }) => GROUPS.has(name.toLowerCase()) && name.toLowerCase() === word))
  return parts
    .flatMap(({ name, forms }) =>
      capabilities.some((one) => one.name === name && one.comesFrom === undefined)
        ? forms.flatMap((form) =>
            [...text.matchAll(form)].flatMap(({ 0: said, index, groups }): readonly Held[] => {
              const group = singular(groups?.['group']?.toLowerCase() ?? '')
              return isGroup(group) ? [{ group, words: { text: said, start: index, end: index + said.length } }] : []
            }),
          )
        : [],
    )
    .toSorted(({ words: a }, { words: b }) => a.start - b.start || b.end - a.end)
    .filter((one, at, all) => !all.slice(0, at).some((other) => overlap(one.words, other.words)))
}

/** Keys and webhooks of a group are told: what is built is of people. */
export function withHolders(request: DesignRequest): DesignRequest {
  if (request.intent !== 'create') return request
  const isBuilt = request.capabilities.some(({ keys }) => keys?.of !== undefined)
  const own = isBuilt ? keyHoldersIn(request.text, request).map(({ words }) => words) : []
  const held = holdersIn(request.text, request).filter(
    (one) =>
      !own.some((words) => overlap(words, one)) &&
      !request.unread.some((words) => words.start <= one.start && one.end <= words.end),
  )
  if (held.length === 0) return request
  const others = held.reduce((left, one) => left.flatMap((words) => cut(words, one, request.text)), request.unread)
  return { ...request, unread: [...others, ...held].toSorted((a, b) => a.start - b.start) }
}
