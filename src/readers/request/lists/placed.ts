import type { Page } from '../page/page.ts'

const TO = /^(assigned|given|issued|addressed|allocated|lent|rented|leased|attached|linked|tied|connected|handed)$/
const IN = /^(stored|located|placed|kept|filed|grouped|sorted|parked|installed|housed|planted)$/
const BY =
  /^(taught|led|driven|directed|composed|painted|owned|hosted|organised|organized|supervised|coached|treated|conducted|narrated|translated|illustrated|produced|manufactured|presented|mentored|flown|sung|photographed|designed)$/

/** `, assigned to an employee`, `, each stored in a hall`, `taught by a teacher`: how the two hang together, and where the other stands. */
export interface Placed {
  readonly how: 'to' | 'in' | 'by'
  /** Where the phrase begins, and where the other thing does. */
  readonly from: number
  readonly at: number
}

/** What stands behind a list of what something holds and says to whom it is given, where it is kept or by whom it is made; null for anything else. */
export function placedAt(page: Page, at: number): Placed | null {
  let from = at
  while (/^(,|and|each|all|both|being|usually)$/.test(page.word(from))) from += 1
  const [word, next] = [page.word(from), page.word(from + 1)]
  const found = { from, at: from + 2 }
  if (TO.test(word) && next === 'to') return { how: 'to', ...found }
  if (IN.test(word) && /^(in|at|on|by|into|under|per)$/.test(next)) return { how: 'in', ...found }
  return BY.test(word) && next === 'by' ? { how: 'by', ...found } : null
}
