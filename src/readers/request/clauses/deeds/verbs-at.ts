import { verbBase } from '../../vocabulary/lexicon.ts'
import { nounAt } from '../../nouns/noun.ts'
import { doneHere } from '../../nouns/works.ts'
import type { Page } from '../../page/page.ts'
import { quantityEnd } from '../../nouns/quantity.ts'
import type { Reader } from '../../reader.ts'
import { separatorAt } from '../../nouns/separators.ts'

/** Verbs of two words. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['sign up', 'sign-up'],
  ['pick up', 'pick-up'],
  ['drop off', 'drop-off'],
  ['check in', 'check-in'],
  ['check out', 'check-out'],
  ['send back', 'return'],
  ['give back', 'return'],
  ['bring back', 'return'],
  ['ask for', 'request'],
  ['hand in', 'submit'],
  ['hand out', 'hand-out'],
  ['hand over', 'hand-over'],
  ['take back', 'return'],
  ['get back', 'return'],
  ['lend out', 'offer'],
  ['give away', 'offer'],
  ['turn in', 'submit'],
  ['sign off', 'approve'],
  ['write off', 'write-off'],
  ['sign out', 'sign-out'],
  ['log out', 'sign-out'],
])
/** `hand them out`: what belongs to the verb stands behind what it is done with. */
export const PARTED: ReadonlySet<string> = new Set(
  'submit approve hand-out hand-over return pick-up drop-off sign-out'.split(' '),
)

/** `check-in`, written as one word; whoever keeps something manages it. */
const baseAt = (page: Page, at: number): string | null =>
  /^check(in|out)$/.test(page.word(at))
    ? page.word(at).replace('check', 'check-')
    : /^keeps?$/.test(page.word(at)) && page.word(at + 1) !== 'track' && nounAt(page, at + 1) !== null
      ? 'manage'
      : // `register for sessions`, as one signs up for them
        /^registers?$/.test(page.word(at)) && page.word(at + 1) === 'for'
        ? 'sign-up'
        : refusing(doneHere(page, at))

/** `approve or refuse`: to refuse something is to reject it. */
const refusing = (base: string | null): string | null => (base === 'refuse' || base === 'deny' ? 'reject' : base)

/** `readers comment and comments are approved`: what stands there is done by others, or is what they do it with. */
const isLike = (page: Page, one: number, other: number): boolean =>
  doneHere(page, one) !== page.word(one) || verbBase(page.word(other)) === page.word(other)

/** `approve or reject` */
export function verbsAt(page: Page, at: number): { readonly verbs: readonly string[]; readonly next: number } {
  const verbs: string[] = []
  let next = at
  for (let base = baseAt(page, next); base !== null; base = baseAt(page, next)) {
    // `sign up for shifts`
    const pair = PAIRS.get(`${base} ${page.word(next + 1)}`)
    const parted = /^(it|them)$/.test(page.word(next + 1)) ? PAIRS.get(`${base} ${page.word(next + 2)}`) : undefined
    verbs.push(pair ?? (parted !== undefined && PARTED.has(parted) ? parted : base))
    next += pair === undefined ? 1 : 2
    // `hands them out and takes them back`
    if (pair === undefined && parted !== undefined) return { verbs, next }
    // `comment on and like photos`
    const particle = /^(on|to|for|at|in)$/.test(page.word(next)) ? separatorAt(page, next + 1) : null
    if (particle !== null && baseAt(page, particle) !== null) {
      next = particle
      continue
    }
    const behind = separatorAt(page, next)
    if (behind === null || baseAt(page, behind) === null || !isLike(page, at, behind)) break
    next = behind
  }
  return { verbs, next }
}

/** `sign up for`, `look at`: what belongs to the verb. */
export function behindParticles({ page, capabilities }: Reader, at: number): number {
  let next = at
  while (
    /^(only|back|up|out|in|for|to|at|from|on|off|into)$/.test(page.word(next)) &&
    quantityEnd(page, next) === next &&
    !capabilities.has(next)
  )
    next += 1
  return next
}
