import type { Page } from '../page/page.ts'
import { type Around, type Aside, quoted } from './aside.ts'

/** What a table on paper or on a screen has, and what some call one row of it. */
const PIECE = /^(rows?|lines?|columns?|cells?)$/
const ENTRY = /^(entry|entries|records?)$/
const FILE = /^(csv|tsv|xlsx?|excel|spreadsheets?|import|imports|imported|importing)$/
const IMPORT = /^(import|imports|imported|importing)$/
const BEFORE =
  /^(a|an|the|each|every|all|any|some|no|new|old|known|unknown|existing|duplicate|duplicated|double|empty|blank|invalid|valid|faulty|broken|bad|wrong|missing|failing|failed|first|last|single|other|its)$/

/** `rows with a known ISBN update the price`, where a file is imported: what is in the file, and nothing that is kept. */
export function pieceAt({ page }: Around, at: number, start: number): Aside | null {
  if (at !== start && !/^(,|and|but|where|while|:|\()$/.test(page.word(at - 1))) return null
  let head = at
  while (BEFORE.test(page.word(head))) head += 1
  if (!isPiece(page, head) || !/^[a-z]/.test(page.word(head + 1))) return null
  return quoted(at, endOf(page, head))
}

function isPiece(page: Page, head: number): boolean {
  const word = page.word(head)
  const named = PIECE.test(word) ? FILE : ENTRY.test(word) ? IMPORT : null
  if (named === null) return false
  const before = page.tokens.slice(0, head)
  // `invoices with lines`, and later a file of them: those were spoken of before.
  return before.some(({ lower }) => named.test(lower)) && !before.some(({ lower }) => isSame(lower, word))
}

const isSame = (one: string, other: string): boolean => stem(one) === stem(other)
const stem = (word: string): string => word.replace(/(ies|y|s)$/, '')

/** Up to where somebody does something else. */
function endOf(page: Page, from: number): number {
  let at = from
  while (!page.isEnd(at) && !(page.word(at) === ',' && /^(and|but|then)$/.test(page.word(at + 1)))) at += 1
  return at
}
