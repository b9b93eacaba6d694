/** Words that say the same of a backend. */
const same: Readonly<Record<string, string>> = {
  endpoint: 'operation',
  route: 'operation',
  query: 'statement',
  issue: 'finding',
  problem: 'finding',
  record: 'row',
  revision: 'migration',
  second: 's',
  sec: 's',
  millisecond: 'ms',
  microsecond: 'us',
  minute: 'min',
  hour: 'h',
  byte: 'b',
  kilobyte: 'kb',
  megabyte: 'mb',
  gigabyte: 'gb',
  terabyte: 'tb',
  percent: '%',
  percentage: '%',
}

/** Says that something is counted, and not what. */
const filler = new Set(['count', 'number', 'total', 'value', 'amount', 'n', 'num', 'of', 'the', 'length', 'sum'])

/** A word without case and plural: `Columns` is `column`. */
export function stem(word: string): string {
  const plain = word.toLowerCase().replace(/^µs$/, 'us')
  const single =
    plain.length > 4 && plain.endsWith('ies')
      ? `${plain.slice(0, -3)}y`
      : /(ss|sh|ch|x)es$/.test(plain)
        ? plain.slice(0, -2)
        : plain.length > 3 && /[^siu]s$/.test(plain)
          ? plain.slice(0, -1)
          : plain
  return same[single] ?? single
}

/** The words of a name in code, without those that say nothing: `openOperationCount` is open, operation. */
export function stemsOf(name: string): readonly string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9%µ]+/)
    .filter((word) => word !== '')
    .map(stem)
  return [...new Set(words.filter((word) => !filler.has(word)))]
}

interface Measure {
  readonly family: 'time' | 'bytes'
  readonly factors: readonly number[]
}

const measures: Readonly<Record<string, Measure>> = {
  us: { family: 'time', factors: [1e-6] },
  ms: { family: 'time', factors: [1e-3] },
  s: { family: 'time', factors: [1] },
  min: { family: 'time', factors: [60] },
  h: { family: 'time', factors: [3600] },
  b: { family: 'bytes', factors: [1] },
  kb: { family: 'bytes', factors: [1000, 1024] },
  mb: { family: 'bytes', factors: [1e6, 1024 ** 2] },
  gb: { family: 'bytes', factors: [1e9, 1024 ** 3] },
  tb: { family: 'bytes', factors: [1e12, 1024 ** 4] },
}

export const measureOf = (word: string): Measure | null =>
  Object.hasOwn(measures, word) ? (measures[word] ?? null) : null
