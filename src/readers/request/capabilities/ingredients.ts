import { SYSTEMS } from '../vocabulary/functions.ts'
import { setOf } from '../vocabulary/words.ts'
import type { Page } from '../page/page.ts'

/** `hybrid search (full text plus pgvector)`, `with BM25 and vectors`: up to where what it is made of ends. */
export function ingredientsEnd(page: Page, from: number): number {
  const own =
    SYSTEMS.has(page.word(from)) && /^(that|which|combining|with|using)$/.test(page.word(from + 1)) ? from + 1 : from
  const inside = page.word(own) === '(' || page.tokens[own]?.text === '('
  const lead = inside ? own + 1 : leadEnd(page, own)
  if (lead === own) return from
  let at = lead
  let isAny = false
  while (INGREDIENTS.has(page.word(at)) || isBetween(page, at)) {
    isAny ||= INGREDIENTS.has(page.word(at))
    at += 1
  }
  while (at > lead && isBetween(page, at - 1)) at -= 1
  if (!isAny) return from
  if (inside) return page.tokens[at]?.text === ')' ? at + 1 : from
  // `with vectors of 768 numbers`: more is said of them.
  return page.isEnd(at) || /^(,|\.|;|over|on|of|for|across|in|and)$/.test(page.word(at)) ? at : from
}

function leadEnd(page: Page, at: number): number {
  if (/^(with|using|combining|via|from|of)$/.test(page.word(at))) return at + 1
  return /^(that|which)$/.test(page.word(at)) && /^(combines|uses|mixes|joins|fuses)$/.test(page.word(at + 1))
    ? at + 2
    : at
}

const isBetween = (page: Page, at: number): boolean =>
  /^(,|and|plus|with|\+|&|or)$/.test(page.word(at)) || /^[,+&]$/.test(page.tokens[at]?.text ?? '')

/** What finds by words, and what finds by meaning. */
const INGREDIENTS = setOf(
  'bm25 vector vectors pgvector embedding embeddings full text full-text fulltext tsvector search keyword keywords semantic lexical dense sparse trigram trigrams postgres postgresql similarity ann hnsw rrf',
)

/** `full-text search`: by the words alone. */
export const isByWords = (first: string): boolean => /^(full|full-text|fulltext|keyword)$/.test(first)
