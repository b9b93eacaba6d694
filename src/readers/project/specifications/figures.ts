import type { StatedFigure } from '../../../model/index.ts'

/** `10 million`, `1,500`, `2.5k` */
const NUMBER = String.raw`(\d[\d,]{0,20}(?:\.\d{1,6})?)\s?(thousand|million|billion|(?:k|m|bn)(?![a-z]))?\s{0,3}`
const FACTORS: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  k: 1e3,
  m: 1e6,
  bn: 1e9,
}

interface Unit {
  readonly kind: StatedFigure['kind']
  readonly pattern: RegExp
  /** What the unit is worth, by how it is written; null where it means something else here. */
  worth(unit: string, sentence: string): number | null
}

const after = (unit: string): RegExp => new RegExp(`(?<![\\w.,])${NUMBER}(?:${unit})(?![\\w])`, 'gi')

/** Seconds that a person takes are no budget of the backend. */
const ANSWERS =
  /\b(search(es)?|quer(y|ies)|requests?|responses?|respon(d|ds|se times?)|pages?|reads?|writes?|apis?|endpoints?|operations?|results?|loads?|latency|returned|p\d{2})\b/i

const UNITS: readonly Unit[] = [
  {
    kind: 'requests per second',
    pattern: after(
      String.raw`((?:\w+\s){0,2}\w+\s?(?:per|\/|an?)\s?(?:second|sec|s|minute|min|hour)|rps|qps|tps|req\/s)`,
    ),
    worth: (unit) => (/hour$/i.test(unit) ? 1 / 3600 : /min(ute)?$/i.test(unit) ? 1 / 60 : 1),
  },
  {
    kind: 'milliseconds',
    pattern: after('(milliseconds?|msecs?|ms|seconds?|secs?|s)'),
    worth: (unit, sentence) => (/^m/i.test(unit) ? 1 : ANSWERS.test(sentence) ? 1_000 : null),
  },
  {
    kind: 'users',
    pattern: after(String.raw`((?:\w+\s){0,2}(?:users?|customers?|callers?|members?|tenants?))`),
    worth: () => 1,
  },
  {
    kind: 'days',
    pattern: after('(days?|weeks?|months?|years?)'),
    worth: (unit, sentence) =>
      /\b(kept|keep|retain\w*|stored?|deleted|erased|archived)\b/i.test(sentence)
        ? /^d/i.test(unit)
          ? 1
          : /^w/i.test(unit)
            ? 7
            : /^m/i.test(unit)
              ? 30
              : 365
        : null,
  },
  {
    kind: 'bytes',
    pattern: after('(bytes|[kmgt]i?b)'),
    worth: (unit) => (/^b/i.test(unit) ? 1 : 1_000 ** ('kmgt'.indexOf(unit[0]!.toLowerCase()) + 1)),
  },
]

/** The numbers of a sentence that a backend can be held to; `subjects` are the things it may speak of. */
export function figuresIn(sentence: string, subjects: readonly string[]): readonly StatedFigure[] {
  const of = ofIn(sentence, subjects)
  const units = UNITS.flatMap(({ kind, pattern, worth }) =>
    [...sentence.matchAll(pattern)].flatMap((match) => {
      const [text, digits, factor = '', unit = ''] = match
      const each = worth(unit, sentence)
      if (each === null) return []
      const value = Number(digits!.replaceAll(',', '')) * (FACTORS[factor.toLowerCase()] ?? 1) * each
      return [{ kind, value, of, from: { text, start: match.index, end: match.index + text.length } }]
    }),
  )
  const figures = [...units, ...available(sentence), ...rows(sentence, subjects)]
  return figures
    .filter((one) => !figures.some((other) => other !== one && contains(other, one)))
    .toSorted((a, b) => a.from.start - b.from.start)
}

const contains = (outer: StatedFigure, inner: StatedFigure): boolean =>
  outer.from.start <= inner.from.start &&
  inner.from.end <= outer.from.end &&
  outer.from.end - outer.from.start > inner.from.end - inner.from.start

/** `99.9% uptime`, `available 99.9% of the time`; `95% of searches` is a share, and none. */
function available(sentence: string): readonly StatedFigure[] {
  if (!/\b(availab\w+|uptime|reachable)\b/i.test(sentence)) return []
  return [...sentence.matchAll(/(?<![\w.,])(\d{2}(?:\.\d{1,5})?)\s?%/g)].flatMap((match) => {
    const value = Number(match[1])
    const from = { text: match[0], start: match.index, end: match.index + match[0].length }
    return value < 90 ? [] : [{ kind: 'availability' as const, value, of: '', from }]
  })
}

/** `10 million orders`: of things the specification knows, or of rows and records. */
function rows(sentence: string, subjects: readonly string[]): readonly StatedFigure[] {
  const pattern = new RegExp(`(?<![\\w.,])${NUMBER}(?:\\w+\\s){0,2}?([a-z]{3,40})(?![\\w])`, 'gi')
  return [...sentence.matchAll(pattern)].flatMap((match) => {
    const [text, digits, factor = '', noun = ''] = match
    const subject = subjects.find((one) => isFormOf(noun, one))
    if (subject === undefined && !/^(rows|records|entries)$/i.test(noun)) return []
    const value = Number(digits!.replaceAll(',', '')) * (FACTORS[factor.toLowerCase()] ?? 1)
    const from = { text, start: match.index, end: match.index + text.length }
    return [{ kind: 'rows' as const, value, of: subject ?? '', from }]
  })
}

/** What it is about, as budgets name it. */
function ofIn(sentence: string, subjects: readonly string[]): string {
  if (/\bsearch(es|ing)?\b/i.test(sentence)) return 'search'
  if (/\b(writes?|creat\w+|updat\w+|delet\w+|sav(e|es|ing)|upload\w*|submit\w*)\b/i.test(sentence)) return 'write'
  if (/\b(reads?|lists?|load(s|ed|ing)?|view\w*|fetch\w*|quer(y|ies))\b/i.test(sentence)) return 'read'
  const words = sentence.split(/\W+/)
  return subjects.find((subject) => words.some((word) => isFormOf(word, subject))) ?? ''
}

/** `orders` of `Order`, `categories` of `Category`. */
function isFormOf(word: string, subject: string): boolean {
  const [one, other] = [word.toLowerCase(), subject.toLowerCase()]
  return one === other || one === `${other}s` || one === `${other}es` || one === `${other.replace(/y$/, '')}ies`
}
