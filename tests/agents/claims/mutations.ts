import type { Line, NumberPart, Part, PlacePart, UnitPart } from './lines.ts'
import type { Random } from './random.ts'
import type { Told } from './things.ts'

/** A line with something in it that is not true any more; null where nothing of the kind can be done. */
export type Mutation = (line: Line, told: Told, random: Random) => Line | null

const isNumber = (part: Part): part is NumberPart => typeof part !== 'string' && part.kind === 'number'
const isPlace = (part: Part): part is PlacePart => typeof part !== 'string' && part.kind === 'place'
const isUnit = (part: Part): part is UnitPart => typeof part !== 'string' && part.kind === 'unit'

const offByOne: Mutation = (line, _, random) =>
  changed(line, isPlace, random, (part) => ({ ...part, line: part.line + random.pick([-1, 1]) }))

const otherFile: Mutation = (line, told, random) => {
  const files = [...new Set(told.groups.flat().flatMap(({ place }) => place?.file ?? []))]
  return changed(line, isPlace, random, (part) => {
    const others = files.filter((file) => file !== part.file)
    return others.length === 0 ? null : { ...part, file: random.pick(others) }
  })
}

/** The whole place of another thing of its kind. */
const otherPlace: Mutation = (line, told, random) =>
  changed(line, isPlace, random, (part) => {
    const kind =
      told.groups.find((group) => group.some(({ name, place }) => name === part.of.name && place !== null)) ?? []
    const others = kind.flatMap(({ place }) =>
      place && (place.file !== part.file || place.line !== part.line) ? [place] : [],
    )
    return others.length === 0 ? null : { ...part, ...pickPlace(random.pick(others)) }
  })

const pickPlace = ({ file, line }: { readonly file: string; readonly line: number }) => ({ file, line })

const otherNumber: Mutation = (line, _, random) =>
  changed(line, isNumber, random, (part) => ({ ...part, value: part.value + random.pick([1, 2, 10, 100]) }))

const swapped: Mutation = (line, _, random) => {
  const numbers = line.filter(isNumber)
  if (numbers.length < 2) return null
  const [one, other] = random.two(numbers)
  if (one.value === other.value) return null
  return line.map((part) =>
    part === one ? { ...one, value: other.value } : part === other ? { ...other, value: one.value } : part,
  )
}

/** A number that is true of another thing of the kind. */
const borrowed: Mutation = (line, told, random) =>
  changed(line, isNumber, random, (part) => {
    const values = told.groups
      .flat()
      .flatMap(({ numbers }) => numbers[part.unit] ?? [])
      .filter((value) => value !== part.value)
    return values.length === 0 ? null : { ...part, value: random.pick(values) }
  })

const otherUnit: Mutation = (line, _, random) =>
  changed(line, isUnit, random, (part) => {
    const own = Object.keys(part.of.numbers).filter(
      (unit) => unit !== part.unit && part.of.numbers[unit] !== part.value,
    )
    return { ...part, unit: random.pick([...own, 'kilobytes', 'seconds', 'workers']) }
  })

export const mutations: Readonly<Record<string, Mutation>> = {
  'a line beside it': offByOne,
  'another file': otherFile,
  'the place of something else': otherPlace,
  'another number': otherNumber,
  'two numbers swapped': swapped,
  'the number of something else': borrowed,
  'another unit': otherUnit,
}

function changed<T extends Part>(
  line: Line,
  is: (part: Part) => part is T,
  random: Random,
  change: (part: T) => T | null,
): Line | null {
  const parts = line.filter(is)
  if (parts.length === 0) return null
  const chosen = random.pick(parts)
  const other = change(chosen)
  return other === null ? null : line.map((part) => (part === chosen ? other : part))
}
