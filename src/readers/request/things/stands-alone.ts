import type { Thing } from './things.ts'
import { isUsuallyOf } from './usual-holders.ts'
import { isPlace } from '../vocabulary/functions.ts'
import { isLabel } from '../vocabulary/holders.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { COLLECTIVES, GROUPS, POSTS, isPersonal } from '../vocabulary/people.ts'
import { PARTS } from '../vocabulary/relatives.ts'
import { setOf } from '../vocabulary/words.ts'

/** `parcels with households and volunteers`: who and what is there without the one it is listed with, and no part of it. */
export const standsAlone = (held: Thing, holder: Thing): boolean =>
  held.table === null &&
  holder.table === null &&
  !isOfPeopleOrPlaces(holder) &&
  !isUsuallyOf(held, holder) &&
  !isLabel(held.words) &&
  !PARTS.has(held.words.at(-1)!) &&
  !OF_ONE_TIME.has(held.words.at(-1)!) &&
  !PIECES.has(held.words.at(-1)!) &&
  (isPersonal(held) || isSomewhere(held) || isListedForAll(held))

/** Several people, or where something is: whoever is listed with it works there or belongs to it. */
const isOfPeopleOrPlaces = (holder: Thing): boolean => {
  const last = holder.words.at(-1)!
  return (
    isPersonal(holder) ||
    isPlace(holder.words) ||
    isSomewhere(holder) ||
    GROUPS.has(last) ||
    COLLECTIVES.has(last) ||
    POSTS.has(last)
  )
}

const isSomewhere = ({ words }: Thing): boolean => {
  const last = words.at(-1)!
  return COLLECTIVES.has(last) || GROUPS.has(last) || SITES.has(last) || /.{3}(room|house|yard|stadium)$/.test(last)
}
const SITES = setOf(
  'room hall building house venue stadium court pitch field site station platform dock pier apartment flat garden park beach village town region country',
)

/** There once for whatever refers to it: of nothing else, and with no day on which it happens. */
const isListedForAll = ({ words }: Thing): boolean => {
  const kind = kindOf(words)
  return kind !== null && kind.of.length === 0 && !Object.values(kind.holds).some((type) => type.startsWith('date'))
}

/** What something is divided into. */
const PIECES = setOf(
  'page chapter section paragraph slide module unit segment part step level stage phase leg scene track text translation',
)

/** Somebody who is entered for the one thing. */
const OF_ONE_TIME = setOf(
  'participant attendee guest passenger beneficiary recipient signatory applicant bidder winner witness child heir tenant visitor subscriber follower member entrant contestant person',
)
