/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomNumbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const signs = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ':',
  ',',
  '"',
  "'",
  '"""',
  "f'",
  '\\',
  '\n',
  '\t',
  '    ',
  '#',
  '@',
  '*',
  '**',
  '=',
  'def ',
  'class ',
  'async ',
  'lambda ',
  'if ',
  'else',
  'match ',
  'case ',
  'type ',
  'print ',
  'yield ',
  'await ',
  'except ',
  'from ',
  'import ',
  '\r',
  '\f',
  '\0',
  '\uFEFF',
  '\uD800',
  '\uDC00',
  '\u{1F600}',
  'é',
  '\u2028',
]

const mutations = [
  (text, at, length) => text.slice(0, at) + text.slice(at + length),
  (text, at, length) => text.slice(0, at + length) + text.slice(at),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at, _, __, random) => text.slice(0, at) + signs[Math.floor(random() * signs.length)] + text.slice(at),
  (text, at, _, __, random) =>
    text.slice(0, at) + String.fromCharCode(Math.floor(random() * 65_536)) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1),
  (text, at, length, other) => text.slice(0, at) + other.slice(at, at + length) + text.slice(at),
]

/** A text with one to eight random changes; `other` gives foreign stretches. */
export function mutated(text, other, random) {
  let result = text
  const changes = 1 + Math.floor(random() * 8)
  for (let change = 0; change < changes; change += 1) {
    const at = Math.floor(random() * (result.length + 1))
    const length = Math.floor(random() ** 3 * 2000)
    const mutate = mutations[Math.floor(random() * mutations.length)]
    result = mutate(result, at, length, other, random)
  }
  return result
}
