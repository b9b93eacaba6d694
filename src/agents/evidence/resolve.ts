import type { Claim, NumberClaim, PlaceClaim } from './claim.ts'
import type { Fact } from './fact.ts'
import { compareDistances, distances, NAMELESS, type Spoken } from './nearness.ts'
import { says } from './numbers.ts'
import { type Resolved, wrong } from './resolved.ts'
import { resolveText } from './resolve-text.ts'
import { measureOf, stemsOf } from './stems.ts'

export function resolve(
  claim: Claim,
  facts: readonly Fact[],
  texts: ReadonlyMap<string, string>,
  spoken: Spoken,
): Resolved {
  if (claim.kind === 'number') return resolveNumber(claim, facts, spoken)
  return claim.kind === 'place' ? resolvePlace(claim, facts, spoken) : resolveText(claim, facts, texts, spoken)
}

interface Candidate {
  readonly fact: Fact
  readonly near: number
  readonly missing: number
  readonly far: readonly number[]
}

/** Of everything that is counted in this unit, what the passage speaks of: the value has to be one of those. */
function resolveNumber(claim: NumberClaim, facts: readonly Fact[], spoken: Spoken): Resolved {
  const asked = facts.filter((fact) => fact.call === 'question' && matches(claim, fact) && overlap(claim, fact) > 0)
  if (asked.length > 0) return { from: ['question'], wrong: null }
  const counted = facts
    .filter((fact) => fact.call !== 'question' && overlap(claim, fact) > 0)
    .map((fact) => candidate(claim, fact, spoken))
  if (counted.length === 0) return wrong(claim.text, unitless(claim))
  const meant = bestOf(counted)
  const right = meant.filter(({ fact }) => matches(claim, fact))
  if (right.length === 0) return wrong(claim.text, `it is not what was counted: ${told(meant)}`)
  if (right.every(({ far }) => far[0] === Infinity)) {
    const others = meant.some((one) => !matches(claim, one.fact))
    if (others || right.some(({ fact }) => fact.oneOfMany))
      return wrong(claim.text, `it does not say of what: ${told(right)}`)
  }
  const rivals = meant.filter(({ fact }) => !matches(claim, fact) && !right.some((one) => sameLabels(one.fact, fact)))
  if (rivals.length > 0) return wrong(claim.text, `it does not say which is meant: ${told(meant)}`)
  return { from: callsOf(right), wrong: null }
}

const unitless = ({ units }: NumberClaim): string =>
  units.near.length === 0 ? 'it does not say what it counts' : `nothing was counted in ${units.near.join(' ')}`

function candidate(claim: NumberClaim, fact: Fact, spoken: Spoken): Candidate {
  const near = overlap(claim, fact)
  const known = new Set([...claim.units.near, ...claim.units.clause])
  return {
    fact,
    near,
    missing: fact.units.filter((unit) => !known.has(unit)).length,
    far: distances(named(fact, claim, spoken), claim.start, claim.end, spoken),
  }
}

/** What is called as it is counted is not named by that, unless it is set apart: 20 operations of a router `operations`. */
function named(fact: Fact, { units }: NumberClaim, { own }: Spoken): Fact {
  const counted = units.near.filter((word) => fact.units.includes(word))
  const says = (name: string): boolean =>
    !stemsOf(name).every((word) => counted.includes(word)) || own.some((one) => one.name === name && one.marked)
  const names = fact.names.filter(says)
  return { ...fact, names, around: fact.around.filter(says), oneOfMany: fact.oneOfMany && names.length > 0 }
}

function bestOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const most = Math.max(...candidates.map(({ near }) => near))
  const closest = candidates.filter(({ near }) => near === most)
  const least = Math.min(...closest.map(({ missing }) => missing))
  const named = closest.filter(({ missing }) => missing === least)
  const [best] = named.toSorted((one, other) => compareDistances(one.far, other.far))
  return named.filter(({ far }) => best !== undefined && compareDistances(far, best.far) === 0)
}

/** How many words of what is said are words of what was counted. */
function overlap({ units, number }: NumberClaim, fact: Fact): number {
  if (fact.value.kind !== 'number') return 0
  const shared = units.near.filter((word) => fact.units.includes(word)).length
  if (shared > 0) return shared
  const [said, own] = [number.unit, fact.value.unit].map((unit) => (unit === null ? null : measureOf(unit)))
  return said && own && said.family === own.family ? 1 : 0
}

const matches = ({ number }: NumberClaim, { value }: Fact): boolean =>
  value.kind === 'number' && says(number, value.number, value.unit)

const sameLabels = (one: Fact, other: Fact): boolean =>
  one.shape === other.shape && String(one.names) === String(other.names) && String(one.around) === String(other.around)

/** A place stands in an answer, and with what the passage speaks of: not with another record of the same kind. */
function resolvePlace(claim: PlaceClaim, facts: readonly Fact[], spoken: Spoken): Resolved {
  const named = facts.filter(({ value }) => value.kind === 'text' && value.callsIt && isCalled(claim, value.text))
  if (named.length > 0) return { from: [...new Set(named.map(({ call }) => call))], wrong: null }
  const found = facts.filter((fact) => points(claim, fact))
  if (found.length === 0) return wrong(claim.text, known(claim, facts))
  const records = found.filter(({ oneOfMany, names }) => oneOfMany && names.length > 0)
  const judged = records.length > 0 ? records : found
  const right = judged.filter((fact) => {
    const own = placeDistances(fact, claim, spoken)
    const rivals = facts.filter(
      (other) => other.value.kind === 'place' && other.shape === fact.shape && !points(claim, other),
    )
    return rivals.every((rival) => compareDistances(own, placeDistances(rival, claim, spoken)) <= 0)
  })
  if (right.length === 0) return wrong(claim.text, 'it is the place of something else')
  const spokenOf = (fact: Fact): boolean => (placeDistances(fact, claim, spoken)[0] ?? Infinity) < NAMELESS
  const unnamed = right.every((fact) => fact.oneOfMany && fact.names.length > 0 && !spokenOf(fact))
  if (unnamed && facts.some((other) => other.value.kind === 'place' && other.oneOfMany && spokenOf(other)))
    return wrong(claim.text, 'what is spoken of stands elsewhere')
  return { from: [...new Set(right.map(({ call }) => call))], wrong: null }
}

/** `/openapi.json`, an operation: what is called like a file is none. */
const isCalled = ({ place }: PlaceClaim, name: string): boolean =>
  place.line === null && name === place.file.toLowerCase()

/** A record's place is no name of it here: it is what is asked about. */
function placeDistances(fact: Fact, { start, end }: PlaceClaim, spoken: Spoken): readonly number[] {
  const { value } = fact
  const file = value.kind === 'place' ? value.file.toLowerCase() : ''
  const others = (name: string): boolean => !name.startsWith(file)
  return distances({ ...fact, names: fact.names.filter(others), around: [] }, start, end, { ...spoken, later: 400 })
}

/** The same file, and the line it begins at, or all of its lines. */
function points({ place }: PlaceClaim, { value }: Fact): boolean {
  if (value.kind !== 'place' || value.file.replace(/^\.\//, '') !== place.file) return false
  if (place.line === null) return true
  return place.line === value.line && (place.endLine === null || place.endLine === value.endLine)
}

function known({ place }: PlaceClaim, facts: readonly Fact[]): string {
  const same = facts.filter(({ value }) => value.kind === 'place' && value.file === place.file)
  if (same.length === 0) return 'no tool named this file'
  const lines = [...new Set(same.map(({ value }) => (value.kind === 'place' ? value.line : null)))].slice(0, 5)
  return `of this file the tools named ${lines.map((line) => (line === null ? 'no line' : `line ${line}`)).join(', ')}`
}

const callsOf = (candidates: readonly Candidate[]): readonly string[] => [
  ...new Set(candidates.map(({ fact }) => fact.call)),
]

function told(candidates: readonly Candidate[]): string {
  const shown = candidates.slice(0, 3).map(({ fact: { value, units, names } }) => {
    const number = value.kind === 'number' ? value.number : ''
    return `${number} ${units.join(' ')}${names.length > 0 ? ` of ${names[0]}` : ''}`
  })
  return `${shown.join(', ')}${candidates.length > 3 ? ', …' : ''}`
}
