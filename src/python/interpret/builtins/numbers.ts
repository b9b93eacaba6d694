import { argument, asNumber, asText } from '../../values/ask.ts'
import { integer, text, tuple, unknown } from '../../values/make.ts'
import type { CallOf, Constant, Value } from '../../values/value.ts'
import { call } from '../calls.ts'
import { iterate } from '../iterate.ts'
import type { Summary } from '../library.ts'
import type { Machine } from '../machine.ts'
import { binary, compare } from '../operators.ts'
import { truth } from '../truth.ts'

type Run = (call: CallOf, machine: Machine) => Value | undefined

const isReal = (value: Value): boolean => value.kind === 'constant' && value.type === 'float'
const number = (value: number, like: Value): Constant => ({
  kind: 'constant',
  type: isReal(like) ? 'float' : 'int',
  value,
})

/** `min` and `max`: of several arguments, or of the items of one. */
const extreme =
  (name: string, operator: '<' | '>'): Run =>
  (given, machine) => {
    const only = given.args.length === 1 ? iterate(given.args[0]!, machine) : null
    const values = only ? only.items.map((one) => one.value) : given.args
    const nothing = unknown(`${name}()`, given.site)
    if (only?.open || given.open) return nothing
    const key = given.keywords.get('key')
    const keyed = values.map((value) => ({
      value,
      by: key ? call(key, { args: [value], keywords: new Map(), open: false, site: given.site }, machine) : value,
    }))
    let best = keyed[0]
    if (!best) return given.keywords.get('default') ?? nothing
    for (const one of keyed.slice(1)) {
      const before = truth(compare(operator, one.by, best.by, machine, given.site))
      if (before === null) return nothing
      if (before) best = one
    }
    return best.value
  }

function sum(given: CallOf, machine: Machine): Value {
  const { items, open } = given.args[0] ? iterate(given.args[0], machine) : { items: [], open: true }
  const start = argument(given, 1, 'start') ?? integer(0)
  if (open || items.some((one) => one.condition)) return unknown('sum()', given.site)
  return items.reduce<Value>((total, { value }) => binary('+', total, value, machine, given.site), start)
}

/** A function of one number that is known. */
const ofNumber =
  (run: (value: number, given: CallOf) => Value | undefined): Run =>
  (given) => {
    const value = asNumber(given.args[0])
    return value === null ? unknown('a number', given.site) : (run(value, given) ?? unknown('a number', given.site))
  }

/** Halves go to the even neighbour, as in Python. */
function rounded(value: number, given: CallOf): Value | undefined {
  const digits = given.args[1] ? asNumber(given.args[1]) : 0
  if (digits === null) return undefined
  const scale = 10 ** digits
  const near = Math.round(value * scale)
  const even = Math.abs(value * scale) % 1 === 0.5 && near % 2 !== 0 ? near - 1 : near
  return given.args[1] ? number(even / scale, given.args[0]!) : integer(even)
}

const written = (base: number, prefix: string): Run =>
  ofNumber((value) => text(`${value < 0 ? '-' : ''}${prefix}${Math.abs(value).toString(base)}`))

const FUNCTIONS: Readonly<Record<string, Run>> = {
  min: extreme('min', '<'),
  max: extreme('max', '>'),
  sum,
  abs: ofNumber((value, { args }) => number(Math.abs(value), args[0]!)),
  round: ofNumber(rounded),
  divmod: (given) => {
    const [x, y] = [asNumber(given.args[0]), asNumber(given.args[1])]
    return x === null || y === null || y === 0
      ? unknown('a number', given.site)
      : tuple([integer(Math.floor(x / y)), integer(((x % y) + y) % y)])
  },
  ord: ({ args: [value], site }) => {
    const one = asText(value)?.codePointAt(0)
    return one === undefined ? unknown('a number', site) : integer(one)
  },
  chr: ofNumber((value) =>
    value >= 0 && value <= 0x10ffff ? text(String.fromCodePoint(Math.trunc(value))) : undefined,
  ),
  hex: written(16, '0x'),
  oct: written(8, '0o'),
  bin: written(2, '0b'),
}

/** Python's functions over numbers. */
export const NUMBERS: readonly Summary[] = Object.entries(FUNCTIONS).map(([name, run]) => ({
  path: `builtins.${name}`,
  call: run,
}))
