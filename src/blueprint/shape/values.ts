import { nearest } from '../../kernel/nearest.ts'
import { listed } from '../../kernel/english.ts'
import type { ValueTree } from '../syntax/tree.ts'
import { type Reading, type Shape, type Word, asValue } from './shape.ts'

/** Values people know from elsewhere, each with an example of how it is written. */

function written<Value>(
  example: string,
  schema: Shape<Value>['schema'],
  read: (value: ValueTree, reading: Reading) => Value | null,
): Shape<Value> {
  return {
    schema: { ...schema, examples: [example] },
    read(tree, reading) {
      const value = asValue(tree, reading, `For example ${example}`)
      return value && read(value, reading)
    },
  }
}

const placed = ({ text, start, end }: ValueTree): Word => ({ text, start, end })

/** Any text. */
export const text = (example: string): Shape<Word> =>
  written(example, { type: ['string', 'number', 'boolean'] }, placed)

/** A name that code will bear. */
export const name = (example: string): Shape<Word> =>
  written(example, { type: 'string', pattern: NAME.source }, (value, reading) =>
    NAME.test(value.text)
      ? placed(value)
      : reading.tell(value, `${value.text} is no name`, `Letters, digits and _, beginning with a letter: ${example}`),
  )

/** A name for people and packages. */
export const slug = (example: string): Shape<Word> =>
  written(example, { type: 'string', pattern: SLUG.source }, (value, reading) =>
    SLUG.test(value.text)
      ? placed(value)
      : reading.tell(
          value,
          `${value.text} is no name`,
          `Letters, digits, - and _, beginning with a letter: ${example}`,
        ),
  )

const SLUG = /^[A-Za-z][A-Za-z0-9_-]*$/
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/

/** A setting of the environment. */
export const setting = (example: string): Shape<Word> =>
  written(example, { type: 'string', pattern: SETTING.source }, (value, reading) =>
    SETTING.test(value.text)
      ? placed(value)
      : reading.tell(
          value,
          `${value.text} is no setting`,
          `Addresses and secrets stand in the environment: ${example}`,
        ),
  )

const SETTING = /^\$[A-Z][A-Z0-9_]*$/

export function choice<const Words extends readonly string[]>(words: Words): Shape<Words[number]> {
  return written(words[0] ?? '', { enum: words }, (value, reading) => {
    const found = words.find((word) => word === value.text)
    if (found !== undefined) return found
    const near = nearest(value.text, words)
    return reading.tell(
      value,
      `${value.text} is not known here`,
      near ? `Did you mean ${near}?` : `There are ${listed(words)}.`,
    )
  })
}

export const flag: Shape<boolean> = written('true', { type: 'boolean' }, (value, reading) =>
  typeof value.value === 'boolean' ? value.value : reading.tell(value, `${value.text} is neither true nor false`),
)

const SUFFIXES: Readonly<Record<string, number>> = { '': 1, k: 1e3, K: 1e3, M: 1e6, B: 1e9, G: 1e9 }

/** `5M`, `900`, `1e9`: how many. */
export const count: Shape<number> = written(
  '5M',
  { type: ['integer', 'string'], pattern: '^[0-9_.]+(e[0-9]+)?[kKMBG]?$' },
  (value, reading) => {
    const [, digits = '', suffix = ''] = /^(\d[\d_]*(?:\.\d+)?(?:e\d+)?)([kKMBG]?)$/.exec(value.text) ?? []
    const number = Number(digits.replaceAll('_', '')) * (SUFFIXES[suffix] ?? 1)
    return digits !== '' && Number.isSafeInteger(number)
      ? number
      : reading.tell(value, `${value.text} is no number of things`, 'Write it as 900, 20k, 5M or 1e9.')
  },
)

export const number = (least: number, most: number, example: string): Shape<number> =>
  written(example, { type: 'number', minimum: least, maximum: most }, (value, reading) =>
    typeof value.value === 'number' && value.value >= least && value.value <= most
      ? value.value
      : reading.tell(value, `${value.text} is no number from ${least} to ${most}`),
  )

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1e3,
  m: 6e4,
  min: 6e4,
  h: 3.6e6,
  d: 8.64e7,
  w: 6.048e8,
  y: 3.15576e10,
}

export interface Duration extends Word {
  readonly milliseconds: number
}

/** `120ms`, `15m`, `30d`, `7y` */
export const duration = (example: string): Shape<Duration> =>
  written(example, { type: 'string', pattern: '^[0-9.]+(ms|s|m|min|h|d|w|y)$' }, (value, reading) => {
    const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(value.text) ?? []
    const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
    return factor === undefined
      ? reading.tell(
          value,
          `${value.text} is no length of time`,
          `Write it as ${example}: a number with ${listed(Object.keys(UNITS))}.`,
        )
      : { ...placed(value), milliseconds: Number(digits) * factor }
  })

export interface Rate extends Word {
  readonly times: number
  readonly milliseconds: number
}

const PER: Readonly<Record<string, number>> = {
  s: 1e3,
  second: 1e3,
  min: 6e4,
  minute: 6e4,
  hour: 3.6e6,
  h: 3.6e6,
  day: 8.64e7,
  d: 8.64e7,
}

/** `5/hour` */
export const rate: Shape<Rate> = written(
  '20/min',
  { type: 'string', pattern: '^[0-9]+/(s|second|min|minute|h|hour|d|day)$' },
  (value, reading) => {
    const [, digits = '', per = ''] = /^(\d+)\/([a-z]+)$/.exec(value.text) ?? []
    const milliseconds = Object.hasOwn(PER, per) ? PER[per] : undefined
    return milliseconds === undefined || Number(digits) < 1
      ? reading.tell(value, `${value.text} is no rate`, 'Write it as 20/min or 5/hour.')
      : { ...placed(value), times: Number(digits), milliseconds }
  },
)
