import type { Page } from '../../page/page.ts'

/** `enter grades for their own courses`: there, and nowhere else. */
export const isOwnPlace = (page: Page, at: number): boolean =>
  /^(for|in|of|to|on|at)$/.test(page.word(at)) &&
  /^(their|his|her)$/.test(page.word(at + 1)) &&
  page.word(at + 2) === 'own'

/** Whether it is what is theirs: `their own orders`. */
export function ownIn(page: Page, at: number): boolean {
  for (let i = at; i < at + 4 && page.isWord(i); i += 1) {
    if (/^(own|their|theirs|his|her|my|our)$/.test(page.word(i))) return true
    if (!/^(all|of|and|the|only)$/.test(page.word(i))) return false
  }
  return false
}

/** `assigned to them`, `of their company`, `in the same team` */
export function isRestricted(page: Page, at: number): boolean {
  const [word, next] = [page.word(at), page.word(at + 1)]
  if (isOfTheirs(page, at)) return true
  if (/^(to|by|in|from|for|on|with|at)$/.test(next) && /(ed|en)$/.test(word)) return true
  return (
    /^(of|for|in|from|by|within|on|at)$/.test(word) &&
    (/^(their|his|her|its|own|my|our|them|him|other|others|another)$/.test(next) ||
      page.matches(at + 1, ['the', 'same']))
  )
}

/** `the languages they are assigned to`, `comments in the forums they moderate`: some, and who has which nothing here says. */
export function isOfTheirs(page: Page, from: number): boolean {
  for (let at = from; at < from + 5 && page.tokens[at] !== undefined; at += 1) {
    const [word, next] = [page.tokens[at]!.lower, page.tokens[at + 1]?.lower ?? '']
    if (page.tokens[at]!.kind === 'end' || /^(,|and|or|but|when|if|once|until|after|before|so|that)$/.test(word))
      return false
    if (/^(they|he|she)$/.test(word)) return (/^(are|is|were|was)$/.test(next) && page.isWord(at + 2)) || LED.has(next)
  }
  return false
}
/** What somebody is there for. */
const LED: ReadonlySet<string> = new Set(
  'moderate teach manage lead run supervise handle cover oversee serve mentor coach train maintain look administer'.split(
    ' ',
  ),
)

/** `those of the team`, `the visits of today`: not all of them. */
export const isOfSome = (page: Page, from: number, at: number): boolean =>
  /^(of|for|in|from|at|within|about|on)$/.test(page.word(at)) &&
  page.isWord(at + 1) &&
  (/^(those|ones|one)$/.test(page.word(at - 1)) || (from < at - 1 && /^(today|tomorrow|now)$/.test(page.word(at + 1))))

/** Behind `only see orders`: `of today`, `of the current week` */
export function isOfTime(page: Page, at: number): boolean {
  if (!/^(of|for|in|from|within|on)$/.test(page.word(at))) return false
  let last = at + 1
  while (/^(the|this|that|each|current|next|same|coming|last|past|given)$/.test(page.word(last))) last += 1
  return last === at + 1
    ? /^(today|tomorrow|now)$/.test(page.word(last))
    : /^(day|week|month|year|shift|morning|afternoon|evening|night|weekend|season|days|weeks|months)$/.test(
        page.word(last),
      )
}
