import type { Random } from './random.ts'
import type { Thing, Told } from './things.ts'

/** A line of an answer, in parts: words, and what has to be true. */
export type Part = string | NumberPart | UnitPart | PlacePart

export interface NumberPart {
  readonly kind: 'number'
  readonly of: Thing
  readonly unit: string
  readonly value: number
}

/** The word a number is counted in. */
export interface UnitPart {
  readonly kind: 'unit'
  readonly of: Thing
  readonly unit: string
  /** The number it belongs to. */
  readonly value: number
}

export interface PlacePart {
  readonly kind: 'place'
  readonly of: Thing
  readonly file: string
  readonly line: number
  readonly style: 'colon' | 'words' | 'code'
}

export type Line = readonly Part[]

export const render = (line: Line): string => line.map(shown).join('')

function shown(part: Part): string {
  if (typeof part === 'string') return part
  if (part.kind === 'unit')
    return part.value === 1 ? part.unit.replace(/ies$/, 'y').replace(/(x)es$|s$/, '$1') : part.unit
  if (part.kind === 'place')
    return part.style === 'words'
      ? `${part.file}, line ${part.line}`
      : part.style === 'code'
        ? `\`${part.file}:${part.line}\``
        : `${part.file}:${part.line}`
  return part.value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

type Make = (told: Told, random: Random) => Line

const number = (of: Thing, unit: string): NumberPart => ({ kind: 'number', of, unit, value: of.numbers[unit] ?? 0 })
const counted = (of: Thing, unit: string): readonly Part[] => [
  number(of, unit),
  ' ',
  { kind: 'unit', of, unit, value: of.numbers[unit] ?? 0 },
]

function unitsOf(thing: Thing, random: Random): readonly [string, string] {
  return random.two(Object.keys(thing.numbers))
}

function place({ name, place, numbers }: Thing, random: Random): PlacePart {
  const style = random.pick(['colon', 'words', 'code'] as const)
  return { kind: 'place', of: { name, place, numbers }, file: place?.file ?? '', line: place?.line ?? 0, style }
}

const group = (told: Told, random: Random): readonly Thing[] =>
  random.pick(told.groups.filter((each) => each.length > 2))
const placed = (told: Told, random: Random): readonly Thing[] =>
  random.pick(told.groups.filter((each) => each.length > 2 && each[0]?.place))

const withOne =
  (write: (thing: Thing, units: readonly [string, string], random: Random) => Line): Make =>
  (told, random) => {
    const thing = random.pick(group(told, random))
    return write(thing, unitsOf(thing, random), random)
  }
const withTwo =
  (write: (one: Thing, other: Thing, units: readonly [string, string], random: Random) => Line): Make =>
  (told, random) => {
    const [one, other] = random.two(group(told, random))
    return write(one, other, unitsOf(one, random), random)
  }
const withPlace =
  (write: (thing: Thing, at: PlacePart, units: readonly [string, string], random: Random) => Line): Make =>
  (told, random) => {
    const thing = random.pick(placed(told, random))
    return write(thing, place(thing, random), unitsOf(thing, random), random)
  }

/** Ways in which people write what they found. */
export const lines: readonly Make[] = [
  withOne((thing, [a]) => [`\`${thing.name}\` has `, ...counted(thing, a), '.']),
  withOne((thing, [a, b]) => [`**${thing.name}** has `, ...counted(thing, a), ' and ', ...counted(thing, b), '.']),
  withTwo((one, other, [a]) => [
    `${one.name} has `,
    ...counted(one, a),
    ', ',
    `${other.name} has `,
    number(other, a),
    '.',
  ]),
  withTwo((one, other, [a, b]) => [
    `While ${one.name} has `,
    ...counted(one, a),
    `, \`${other.name}\` has `,
    ...counted(other, b),
    '.',
  ]),
  withOne((thing, [a]) => ['There are ', ...counted(thing, a), ` in \`${thing.name}\`.`]),
  withOne((thing, [a, b]) => [`- **${thing.name}**: `, ...counted(thing, a), ', ', ...counted(thing, b)]),
  withOne((thing, [a]) => [`### ${thing.name}\n\nIt has `, ...counted(thing, a), '.']),
  withOne((thing, [a, b]) => [
    `\`${thing.name}\` was looked at first. It has `,
    ...counted(thing, a),
    ' and ',
    ...counted(thing, b),
    '.',
  ]),
  withTwo((one, other, [a]) => [
    `Compared with the `,
    ...counted(one, a),
    ` of \`${one.name}\`, \`${other.name}\` has `,
    number(other, a),
    '.',
  ]),
  withTwo((one, other, [a, b]) => [
    `| name | ${a} | ${b} |\n|---|---:|---:|\n| ${one.name} | `,
    number(one, a),
    ' | ',
    number(one, b),
    ` |\n| \`${other.name}\` | `,
    number(other, a),
    ' | ',
    number(other, b),
    ' |',
  ]),
  withPlace((thing, at) => [`\`${thing.name}\` is written in `, at, '.']),
  withPlace((thing, at, [a]) => [`In `, at, `, \`${thing.name}\` declares `, ...counted(thing, a), '.']),
  withPlace((thing, at, [a]) => [`${thing.name} (`, at, ') has ', ...counted(thing, a), '.']),
  withPlace((thing, at) => [`1. ${thing.name}: see `, at, '.']),
  (told, random) => {
    const [one, other] = random.two(placed(told, random))
    return [`\`${one.name}\` is in `, place(one, random), ` and \`${other.name}\` in `, place(other, random), '.']
  },
  ({ whole }, random) => [
    'The backend has ',
    ...counted(whole, 'operations'),
    random.pick([' over ', ' and ']),
    ...counted(whole, 'tables'),
    '.',
  ],
  ({ whole }) => ['In all, ', ...counted(whole, 'tables'), ' were read.'],
]
