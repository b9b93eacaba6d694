import { singular } from '../vocabulary/forms.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { setOf } from '../vocabulary/words.ts'
import type { Thing } from './things.ts'

/** What somebody comes to by a deed, by all the words for it. */
const DEEDS = [setOf('booking appointment reservation'), setOf('registration signup enrollment enrolment rsvp')]
const areAlike = (one: string, other: string): boolean =>
  one !== other && DEEDS.some((words) => words.has(one) && words.has(other))

type Twins = ReadonlyMap<Thing, Thing>

/** `signups. A volunteer can sign up`: what comes of a deed, where the same is named by another word, and only one of them. */
export function withoutTwins(
  named: readonly Thing[],
  page: Page,
): { readonly all: readonly Thing[]; readonly twins: Twins } {
  const twins = new Map(
    named.flatMap((one) => {
      const last = one.words.at(-1)!
      const alike = isNamed(one, page)
        ? []
        : named.filter((other) => areAlike(last, other.words.at(-1)!) && isNamed(other, page))
      return one.table === null && alike.length === 1 ? [[one, alike[0]!] as const] : []
    }),
  )
  return { all: named.filter((one) => !twins.has(one)), twins }
}

export const twinOf = ({ words }: Noun, twins: Twins): Thing | null =>
  [...twins].find(([one]) => one.words.join(' ') === words.join(' '))?.[1] ?? null

/** Whether the word stands there, and is not made of what somebody does. */
const isNamed = ({ words, noun }: Thing, page: Page): boolean =>
  page.tokens.slice(noun.from, noun.to).some(({ lower }) => singular(lower) === words.at(-1))
