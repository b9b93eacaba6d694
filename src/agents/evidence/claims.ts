import type { Claim, NumberClaim } from './claim.ts'
import { type Clause, clauseAt } from './clauses.ts'
import type { Mention } from './mentions.ts'
import { numberedNamesIn } from './numbered-names.ts'
import { numbersIn, spelledNumbersIn, type WrittenNumber } from './numbers.ts'
import type { Passage } from './passage.ts'
import { type Reference, referencesIn } from './references.ts'
import { measureOf, stemsOf } from './stems.ts'
import { unitWordsOf } from './unit-words.ts'

/** Numbers that count nothing: `step 2`, `option 1`, `2nd`. */
const label =
  /(?:\b(?:steps?|options?|phases?|sections?|questions?|points?|parts?|items?|rule|no\.|number|priority|level|tier)|[§#])\s?$/i
const code = /\b(?:HTTP|status(?: code)?|returns?|answers?(?: with)?|responds?(?: with)?|a|with|gets?)\s?`?$/i

/** What a passage claims. */
export function claimsOf(passage: Passage, known: Known): readonly Claim[] {
  if (passage.kind === 'code') return codeClaims(passage)
  const places = referencesIn(passage.text)
  const apart = ({ start }: { readonly start: number }): boolean =>
    !places.some((one) => one.start <= start && start < one.end)
  const names = numberedNamesIn(passage.text).filter(apart)
  const taken = [...places, ...names, ...known.own.filter(holdsItsNumber)]
  const free = ({ start }: { readonly start: number }): boolean =>
    !taken.some((one) => one.start <= start && start < one.end)
  const written = [
    ...numbersIn(passage.text).filter(free),
    ...spelledNumbersIn(passage.text)
      .filter(free)
      .filter((number) => counts(passage, number, known)),
  ]
  return [
    ...places.map((place: Reference) => ({
      kind: 'place' as const,
      text: place.text,
      start: place.start,
      end: place.end,
      place,
    })),
    ...names.map((one) => ({ kind: 'text' as const, ...one })),
    ...inherited(
      written
        .filter((number) => !label.test(passage.text.slice(0, number.start)))
        .map((number) => claimOf(passage, number, known)),
      known.units,
    ),
  ].sort((one, other) => one.start - other.start)
}

/** A number that is part of a name: a version, a path, the name of an index, the title of a decision. */
const holdsItsNumber = ({ name }: Mention): boolean =>
  /^[a-z][\w.+-]*\sv?\d[\d.]*$/.test(name) ||
  /^(get|post|put|patch|delete|head|options|websocket)\s\//.test(name) ||
  /^[^\s\d]\S*$/.test(name) ||
  /^\d{1,4}[.:)]\s\S/.test(name)

const codeClaims = ({ text }: Passage): readonly Claim[] => {
  const plain = text.trim()
  return /\d/.test(plain) ? [{ kind: 'text', line: true, text: plain, start: 0, end: text.length }] : []
}

/** Names are no units, and are passed over where units are looked for before a number. */
function withoutNames(text: string, own: readonly Mention[], knows: ReadonlySet<string>): string {
  let rest = text
  for (const { name, start, end } of own)
    if (end <= text.length && !stemsOf(name).every((word) => knows.has(word)))
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  return rest
}

/** What is known where claims are looked for. */
export interface Known {
  readonly clauses: readonly Clause[]
  readonly own: readonly Mention[]
  readonly units: ReadonlySet<string>
}

function claimOf(passage: Passage, number: WrittenNumber, { clauses, own, units }: Known): NumberClaim {
  const cell = passage.cells.find(({ start, end }) => start <= number.start && number.start < end)
  const { text } = passage
  const clause = cell ?? clauses[clauseAt(clauses, number.start)] ?? { start: 0, end: text.length }
  const before = withoutNames(text.slice(0, number.start), own, units)
  const said = unitWordsOf(before + text.slice(number.start, clause.end), number, clause)
  const isCode = /^[1-5]\d\d$/.test(number.text) && code.test(text.slice(Math.max(0, number.start - 24), number.start))
  const near =
    cell && number.unit === null
      ? [...stemsOf(cell.head), ...said.near]
      : isCode && said.near.length === 0
        ? ['status']
        : said.near
  return {
    kind: 'number',
    text: text.slice(number.start, Math.min(text.length, number.end)),
    start: number.start,
    end: number.end,
    number: { ...number, unit: number.unit ?? near.find((word) => measureOf(word) !== null) ?? null },
    units: { near: isCode ? [...near, 'status'] : near, clause: said.clause },
  }
}

/** `orders has 12 columns and users 5`: what says nothing of its unit has that of the one before. */
function inherited(claims: readonly NumberClaim[], knows: ReadonlySet<string>): readonly NumberClaim[] {
  let last: readonly string[] = []
  return claims.map((claim) => {
    const known = claim.units.near.some((word) => knows.has(word))
    const own = known || claim.units.near.length > 0 ? claim : { ...claim, units: { ...claim.units, near: last } }
    if (known) last = claim.units.near
    return own
  })
}

const counts = (passage: Passage, number: WrittenNumber, known: Known): boolean =>
  claimOf(passage, number, known).units.near.some((word) => known.units.has(word))
