import { isStop } from '../lexicon.ts'
import { isForeignWord } from '../language.ts'
import { type Around, type Aside, quoted } from './aside.ts'

/** `POST /hives/{id}/inspections`: a way to call it, up to where its signs end. */
export function routeAt({ page }: Around, at: number): Aside | null {
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(page.tokens[at]!.text) || page.word(at + 1) !== '/') return null
  let end = at + 2
  while (page.tokens[end] !== undefined && page.tokens[end]!.start === page.tokens[end - 1]!.end) end += 1
  return quoted(at, end)
}

/** A sentence in another language, as far as its small words tell. */
export function foreignAt({ page }: Around, at: number, start: number): Aside | null {
  if (at !== start) return null
  const end = page.endOf(at)
  let count = 0
  for (let i = at; i < end; i += 1)
    if (page.isWord(i) && isForeignWord(page.word(i)) && !isStop(page.word(i))) count += 1
  return count > 1 ? quoted(at, end) : null
}

/** `Given a subscriber`, `Then no box is shipped`: an example, and none of the rules. */
export function scenarioAt({ page }: Around, at: number, start: number): Aside | null {
  const isScenario = /^(scenario|background)$/.test(page.word(at)) && page.word(at + 1) === ':'
  return at === start && (isScenario || /^(given|then|and|but)$/.test(page.word(at)))
    ? quoted(at, page.endOf(at))
    : null
}
