import { measureOf, stem } from './stems.ts'

/** A number as it is written somewhere. */
export interface WrittenNumber {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly value: number
  /** Half of what the last written digit stands for. */
  readonly tolerance: number
  /** How many digits are told. */
  readonly digits: number
  /** Whether it is said to be rounded. */
  readonly about: boolean
  /** `%`, `ms`, `mb`: a unit that is part of it. */
  readonly unit: string | null
}

const number =
  /(?<![\w.,/#@:$-])([-−+]?)(\d{1,18}(?:[,_]\d{3}){0,6}(?:\.\d{1,12})?(?:e\d{1,2})?)(?:(?:\s?(%|million|billion|thousand|ms|µs|us|kB|KB|MB|GB|TB|kb|mb|gb|tb|percent)|(k|K|M|bn|B|s|x|min|h))(?![\w]))?(?![\w]|[.,:]?\d|[-/_]\w|\.[A-Za-z])/g

const factors: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  thousand: 1e3,
  M: 1e6,
  million: 1e6,
  B: 1e9,
  bn: 1e9,
  billion: 1e9,
}

const rounding = /(?:\b(?:about|around|roughly|approximately|circa|ca\.|some|rounded(?: to)?)|[~≈])\s?$/i

export function numbersIn(text: string): readonly WrittenNumber[] {
  return [...text.matchAll(number)]
    .filter(([, , digits = '']) => !/^0\d/.test(digits))
    .map((match) => {
      const [whole, sign = '', digits = '', apart, glued] = match
      const suffix = apart ?? glued ?? ''
      const factor = factors[suffix] ?? 1
      const plain = digits.replaceAll(/[,_]/g, '')
      const value = Number(plain) * factor * (sign === '-' || sign === '−' ? -1 : 1)
      const unit = suffix === '' || suffix in factors ? null : suffix === 'x' ? 'time' : stem(suffix)
      return {
        text: whole.trim(),
        start: match.index,
        end: match.index + whole.length,
        value,
        ...written(plain, factor),
        about: rounding.test(text.slice(Math.max(0, match.index - 16), match.index)),
        unit: unit === 'percent' ? '%' : unit,
      }
    })
}

function written(plain: string, factor: number): { readonly tolerance: number; readonly digits: number } {
  const [whole = '', fraction = ''] = plain.split(/e/)[0]?.split('.') ?? []
  const zeros = fraction === '' ? (/0*$/.exec(whole)?.[0].length ?? 0) : 0
  const step = fraction === '' ? 10 ** Math.min(zeros, Math.max(whole.length - 1, 0)) : 10 ** -fraction.length
  const digits = `${whole}${fraction}`.replace(/^0+/, '').length - (fraction === '' ? zeros : 0)
  return { tolerance: (step * factor) / 2, digits }
}

/** Whether what is written is that value: exactly, or rounded where it says so or the value has more digits than anybody writes. */
export function says(written: WrittenNumber, value: number, unit: string | null): boolean {
  return factorsBetween(written.unit, unit).some((factor) => {
    const meant = value * factor
    if (near(written.value, meant)) return true
    const rounded = Math.abs(meant - written.value) <= written.tolerance * (1 + 1e-9)
    return rounded && (written.about || (!Number.isInteger(value) && written.digits >= 2 && written.text.includes('.')))
  })
}

const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))

/** What a value is to be multiplied with, so that it is told in the unit that is written. */
function factorsBetween(written: string | null, own: string | null): readonly number[] {
  const [to, from] = [written === null ? null : measureOf(written), own === null ? null : measureOf(own)]
  if (to === null || from === null || to.family !== from.family || written === own) return [1]
  return to.factors.flatMap((target) => from.factors.map((source) => source / target))
}

const spelled = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Numbers in words. `one` and `none` mean too much else. */
export function spelledNumbersIn(text: string): readonly WrittenNumber[] {
  return [
    ...text.matchAll(/(?<![\w-])(zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\w-])/gi),
  ].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    value: spelled.indexOf(match[0].toLowerCase()),
    tolerance: 0,
    digits: 1,
    about: false,
    unit: null,
  }))
}
