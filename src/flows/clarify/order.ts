import type { DesignRequest } from '../../model/index.ts'
import type { Ambiguity } from './design.ts'
import type { Weighed } from './weigh.ts'

/** What is not understood comes first, then what contradicts itself, then whether a thing is one, what it is of, then whose it is and who sees it. */
const FIRST: readonly RegExp[] = [
  /^unread\//,
  /^rules\//,
  /^thing\//,
  /^ties\//,
  /^person\//,
  /^(owner|sight|makers)\//,
  /^flow\//,
]

const rankOf = (id: string): number => {
  const at = FIRST.findIndex((kind) => kind.test(id))
  return at < 0 ? FIRST.length : at
}

/** What questions are about, the most telling first. */
export const inRanks = (all: readonly Ambiguity[]): readonly (readonly Ambiguity[])[] =>
  [...FIRST.keys(), FIRST.length].map((rank) => all.filter(({ id }) => rankOf(id) === rank))

/** Of what is about the same: by how much of the design they change. */
export const heaviestFirst = (some: readonly Weighed[]): readonly Weighed[] =>
  some.toSorted((one, other) => other.weight - one.weight)

/** What is asked only where the request gives a reason for it, and the words that are one. */
const REASONS: readonly { readonly id: RegExp; readonly words: RegExp; readonly figures: readonly string[] }[] = [
  {
    id: /^(budget$|scale\/)/,
    words:
      /\b(fast|faster|quick\w*|slow\w*|speed|scal(e|es|able|ing)|load|traffic|peak|perform\w*|latency|throughput|real.?time|high.?volume|million|billion)\b/i,
    figures: ['rows', 'users', 'requests per second', 'milliseconds'],
  },
  {
    id: /^retention\//,
    words:
      /\b(gdpr|dsgvo|privacy|personal data|eras\w+|forgotten|leave|leaves|unregister|(delet\w+|clos\w+) (their|the|an|my|his|her|a user) accounts?|compliance|hipaa)\b/i,
    figures: [],
  },
  {
    id: /^order\//,
    words: /\b(sort\w*|order(ed|ing)? by|newest|latest|oldest|recent|rank\w*|alphabetical\w*)\b/i,
    figures: [],
  },
]

/** Whether the request gives a reason to ask it: what is asked for no reason takes the place of what matters. */
export function isCalledFor(id: string, request: DesignRequest | null): boolean {
  if (request === null) return true
  if (/^(steps|end)\//.test(id)) return isSaidState(id.split('/')[1] ?? '', request)
  if (id.startsWith('fields/')) return !isPlain(id.split('/')[1] ?? '', request)
  const reason = REASONS.find((one) => one.id.test(id))
  return (
    reason === undefined ||
    reason.words.test(request.text) ||
    request.figures.some(({ kind }) => reason.figures.includes(kind))
  )
}

/** What such a thing usually holds says more than a name, and is supposed: nobody has to be asked for it. */
const isPlain = (name: string, { subjects }: DesignRequest): boolean =>
  (subjects.find((one) => one.name === name)?.fields ?? []).filter(({ type }) => !/^(->|many)/.test(type)).length > 1

/** Whether somebody said which states there are: of those that are supposed, the steps are supposed too. */
function isSaidState(about: string, { subjects }: DesignRequest): boolean {
  const [name, field] = about.split('.')
  const subject = subjects.find((one) => one.name === name)
  return (
    (subject?.states ?? []).some((one) => one.field === field) ||
    (subject?.fields ?? []).some((one) => one.name === field && one.typed === 'said')
  )
}
