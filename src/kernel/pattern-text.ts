/**
 * A text a pattern matches, made by reading it, another one each time where it leaves a choice; null for what only a search
 * could answer (look-around, back references).
 */
export function textFor(
  pattern: string,
  shortest = 0,
  longest = Infinity,
  chance: () => number = Math.random,
): string | null {
  const isWithin = ({ length }: string): boolean => length >= shortest && length <= longest
  const reader = { pattern, at: 0, repeats: 0, steps: 0, chance }
  try {
    for (const repeats of [Math.max(shortest, 8), Math.max(shortest, 1), 1, 0]) {
      reader.at = 0
      reader.repeats = repeats
      reader.steps = 0
      const text = alternatives(reader)
      if (reader.at === pattern.length && isWithin(text) && holds(pattern, text)) return text
    }
  } catch {
    return null
  }
  return null
}

/** Whoever writes a pattern may write one that is never done: what could be one is taken as it was read. */
function holds(pattern: string, text: string): boolean {
  const whole = new RegExp(pattern, 'u')
  const repeats = pattern.match(/[*+?]|\{\d*,/g) ?? []
  const isQuick = repeats.length <= 3 && !/\)[*+?{]/.test(pattern) && text.length <= 200
  return isQuick ? whole.test(text) : !ANCHORED_WITHIN.test(pattern)
}

const ANCHORED_WITHIN = /(?<=[^(|\\[])\^|(?<!\\)\$(?=[^)|])/

/** More than this no text of an example is made of. */
const MOST_STEPS = 20_000

interface Reader {
  readonly pattern: string
  at: number
  /** How often what may be repeated without end is. */
  repeats: number
  steps: number
  readonly chance: () => number
}

const peek = (reader: Reader): string => reader.pattern[reader.at] ?? ''

function take(reader: Reader): string {
  const character = peek(reader)
  if (character === '') throw new RangeError('the pattern ends early')
  reader.at += 1
  return character
}

/** The first way of a choice is as good as any. */
function alternatives(reader: Reader): string {
  const first = sequence(reader)
  while (peek(reader) === '|') {
    reader.at += 1
    sequence(reader)
  }
  return first
}

function sequence(reader: Reader): string {
  let text = ''
  while (peek(reader) !== '' && peek(reader) !== '|' && peek(reader) !== ')') {
    const from = reader.at
    const one = atom(reader)
    const count = times(reader)
    const after = reader.at
    if (count > 0) text += one
    // Read once more for each time, so that each may come out differently.
    for (let number = 1; number < count; number += 1) {
      reader.at = from
      text += atom(reader)
    }
    reader.at = after
  }
  return text
}

function atom(reader: Reader): string {
  reader.steps += 1
  if (reader.steps > MOST_STEPS) throw new RangeError('too long')
  const character = take(reader)
  if (character === '^' || character === '$') return ''
  if (character === '.') return 'a'
  if (character === '\\') return escaped(take(reader), reader)
  if (character === '[') return oneOf(reader)
  if (character !== '(') return character
  if (peek(reader) === '?') group(reader)
  const inside = alternatives(reader)
  if (take(reader) !== ')') throw new RangeError('a group does not end')
  return inside
}

function group(reader: Reader): void {
  const named = /^\?(?::|P?<[A-Za-z_]\w*>)/.exec(reader.pattern.slice(reader.at))
  if (named === null) throw new RangeError('look-around')
  reader.at += named[0].length
}

function escaped(character: string, { chance }: Reader): string {
  if (/[1-9bBpPk]/.test(character)) throw new RangeError('not to be had by reading')
  const classes: Readonly<Record<string, string>> = {
    d: anyOf('0123456789', chance),
    w: anyOf('abcdefghijklmnopqrstuvwxyz', chance),
    s: ' ',
    D: 'a',
    W: '-',
    S: anyOf('abcdefghijklmnopqrstuvwxyz', chance),
    n: '\n',
    t: '\t',
  }
  return classes[character] ?? (character === 'A' || character === 'Z' || character === 'z' ? '' : character)
}

const anyOf = (characters: readonly string[] | string, chance: () => number): string =>
  characters[Math.floor(chance() * characters.length)] ?? ''

const plain = [...'abcdefghijklmnopqrstuvwxyz0123456789']
const others = [...'ABC-_. @/+:,', ...Array.from({ length: 94 }, (_, code) => String.fromCharCode(33 + code))]

function oneOf(reader: Reader): string {
  const from = reader.at - 1
  if (peek(reader) === '^') reader.at += 1
  if (peek(reader) === ']') reader.at += 1
  while (peek(reader) !== ']') if (take(reader) === '\\') take(reader)
  reader.at += 1
  const whole = new RegExp(`^${reader.pattern.slice(from, reader.at)}$`, 'u')
  const matching = plain.filter((character) => whole.test(character))
  const found = matching.length > 0 ? anyOf(matching, reader.chance) : others.find((character) => whole.test(character))
  if (found === undefined) throw new RangeError('no common character')
  return found
}

function times(reader: Reader): number {
  const bounds = /^(?:([*+?])|\{(\d*)(?:(,)(\d*))?\})[?+]?/.exec(reader.pattern.slice(reader.at))
  if (bounds === null) return 1
  reader.at += bounds[0].length
  const [, sign, low = '', comma, high = ''] = bounds
  if (sign === '?') return reader.repeats > 0 ? 1 : 0
  if (sign !== undefined) return Math.max(sign === '+' ? 1 : 0, reader.repeats)
  const least = Number(low || '0')
  if (comma === undefined) return least
  return Math.min(Math.max(least, reader.repeats), high === '' ? Infinity : Number(high))
}
