import type { NumberClaim } from './claim.ts'
import { says } from './numbers.ts'

/** Two numbers of a passage with what is done to them between. */
interface Computation {
  readonly result: number
  readonly from: readonly NumberClaim[]
  readonly unit: string | null
}

const between = /^[\w`*%]{0,20}(?:\s[\w`*]{1,30}){0,3}\s?(of|out of|\/|÷|\+|-|−|–|×|\*|x)\s?(?:the\s|all\s)?`?$/

/** Whether a number follows from others of the passage, by a computation that is written there: `40% (2 of 5)`. */
export function computedFrom(
  claim: NumberClaim,
  claims: readonly NumberClaim[],
  text: string,
): readonly NumberClaim[] | null {
  const others = claims.filter((one) => one !== claim)
  const found = others
    .flatMap((one, at) => computations(one, others.slice(at + 1), text))
    .find(({ result, unit }) => {
      const isShare = unit === '%'
      return (claim.number.unit === '%') === isShare && says({ ...claim.number, unit: null, about: true }, result, null)
    })
  return found?.from ?? null
}

function computations(one: NumberClaim, after: readonly NumberClaim[], text: string): readonly Computation[] {
  const found: Computation[] = []
  let sum = one.number.value
  let last = one
  const summed = [one]
  for (const other of after) {
    const sign = between.exec(text.slice(last.end, other.start))?.[1]
    if (sign === undefined) break
    const from = [...summed, other]
    if (last === one) found.push(...paired(sign, one.number.value, other.number.value, from))
    if (sign !== '+') break
    sum += other.number.value
    summed.push(other)
    found.push({ result: sum, from, unit: null })
    last = other
  }
  return found
}

function paired(sign: string, one: number, other: number, from: readonly NumberClaim[]): readonly Computation[] {
  if (/of|\/|÷/.test(sign))
    return [
      { result: (one / other) * 100, from, unit: '%' },
      { result: one / other, from, unit: null },
    ]
  if (/^[-−–]$/.test(sign)) return [{ result: one - other, from, unit: null }]
  return /^[×*x]$/.test(sign) ? [{ result: one * other, from, unit: null }] : []
}
