import type { Subject } from '../../../model/index.ts'
import type { Entry } from '../../blueprint/page.ts'
import type { Draft } from './draft.ts'
import { referenceIn } from './types.ts'

/** What somebody is to something or is not, and never twice. */
const ONCE = /(Like|Dislike|Follow|Vote|Upvote|Favourite|Favorite|Bookmark|Repost|Retweet|Membership|Watchlist)$/

/** `somebody likes a post`: the person and the thing once, of each of the things it may be about. */
export function onceEntry(draft: Draft, subject: Subject | null): Entry | null {
  const entry = onceOf(draft, subject)
  const within = (draft.unique ?? []).map((names) => names.join(' '))
  if (within.length === 0) return entry
  return { ...entry, key: 'unique', value: [...within, ...((entry?.value as readonly string[] | undefined) ?? [])] }
}

function onceOf({ name, owner, fields }: Draft, subject: Subject | null): Entry | null {
  const said = (subject?.once ?? []).map((names) => names.map((one) => (one === 'owner' ? owner : one)))
  const known = said.filter((names) => names.every((one) => fields.some((field) => field.name === one)))
  if (known.length > 0) return { key: 'unique', value: known.map((names) => names.join(' ')) }
  const isFollowed = name.endsWith('Subscription') && !fields.some((field) => /^(plan|status)$/.test(field.name))
  if (
    !(ONCE.test(name) || isFollowed || name === 'Rating') ||
    owner === null ||
    fields.some(({ type }) => type.startsWith('date'))
  )
    return null
  const abouts = fields.flatMap((field) => {
    const reference = field.name === owner ? null : referenceIn(field.type)
    return reference === null ? [] : [{ name: field.name, isOptional: reference.isOptional }]
  })
  const sure = abouts.filter(({ isOptional }) => !isOptional)
  const keys = sure.length > 0 ? [[owner, ...sure.map((one) => one.name)]] : abouts.map((one) => [owner, one.name])
  return keys.length === 0
    ? null
    : { key: 'unique', value: keys.map((key) => key.join(' ')), aside: 'supposed: each of them once' }
}
