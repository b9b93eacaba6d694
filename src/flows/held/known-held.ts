import type { Scope } from '../../blueprint/check/scope.ts'
import type { DesignRequest, Words } from '../../model/index.ts'
import { isOfAccounts } from '../../readers/request/capabilities/accounts/index.ts'
import { isStop, isTrade } from '../../readers/request/vocabulary/lexicon.ts'
import { overlap } from '../../readers/request/unread/cut.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'
import type { Holds } from './held.ts'
import { knownIn } from './known/index.ts'
import { isCaller } from './words.ts'

/** `links expire after 15 minutes`: what is said of accounts is read word by word, as it is built. */
export const isOfAccountsHeld: Holds = ({ start, end }, { capabilities }) =>
  capabilities.some(({ name, from }) => isOfAccounts(name) && from.start <= start && end <= from.end)

/** `payloads are signed with HMAC-SHA256`: each of its words is of something that is built as it is said. */
export const isKnownHeld: Holds = ({ text, start, end }, request, scope) => {
  const spans = knownIn(request.text, scope).map(({ from }) => from)
  let rest = text
  for (const one of spans.filter((span) => span.start < end && start < span.end).toReversed())
    rest = `${rest.slice(0, Math.max(0, one.start - start))} ${rest.slice(Math.max(0, one.end - start))}`
  if (rest === text || OTHERWISE.test(rest)) return false
  const words = rest.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.every((word) => isStop(word) || isTrade(word) || PARTS.test(word) || isCaller(singular(word), scope))
}

const OTHERWISE = /\b(?:no|not|never|without|unless|until|if|per|only|must|cannot)\b/i
/** By itself this says nothing of them. */
const PARTS = /^(?:api|keys?|tokens?|webhooks?|has|have|support|supports|use|uses|design|itself)$/

/** `each team has several keys with scopes`: without what is built of it at its end. */
export function withoutKnownEnd(words: Words, { text }: DesignRequest, scope: Scope): Words {
  if (text.slice(words.start, words.end) !== words.text) return words
  const last = knownIn(text, scope).findLast(({ from }) => from.end === words.end && words.start < from.start)
  if (last === undefined) return words
  const before = text.slice(words.start, last.from.start)
  const joint = /(?:,| with| and|\s)+(?:an? )?$/i.exec(before)
  const end = last.from.start - (joint?.[0].length ?? 0)
  // A verb by itself says nothing.
  return joint === null ||
    !/\S\s+\S/.test(text.slice(words.start, end)) ||
    /\b(?:have|has|is|are|be)$/i.test(text.slice(words.start, end))
    ? words
    : { text: text.slice(words.start, end), start: words.start, end }
}

/** The request with what of it is built as it is said; what is told as not understood is not told again. */
export function withBuilt(request: DesignRequest, scope: Scope | null): DesignRequest {
  const built =
    scope === null
      ? []
      : knownIn(request.text, scope).filter(({ from }) => !request.unread.some((words) => overlap(words, from)))
  return built.length === 0 ? request : { ...request, built }
}
