import type { Brackets } from './brackets.ts'

/** Lines within the text of a unit, from the beginning of one to the end of one. */
export interface Inner {
  readonly key: string
  readonly start: number
  readonly end: number
  readonly brackets: Brackets
}

/** A stretch of whole lines that is one thing to people: a declaration, an entry, a section. */
export interface Unit {
  /** The same in all versions. */
  readonly key: string
  /** What people call it. */
  readonly name: string
  /** Blank lines before it. */
  readonly gap: string
  /** Comments that stand at it. */
  readonly above: string
  /** Its lines, where it has no parts. */
  readonly text: string
  readonly brackets: Brackets | null
  /** What its lines hold that has brackets itself, where they are no list of units. */
  readonly inner: readonly Inner[]
  readonly parts: readonly Unit[] | null
  /** A list of names that is there for what uses them: one that is missing is an empty one. */
  readonly names: boolean
  /** What it needs when nothing but its head is left. */
  readonly empty: string
  /** What must stand before everything else has a lower one. */
  readonly rank: number
  /** Whether it is the head of what it stands in. */
  readonly head: boolean
  /** What separates it from the next one: a comma in JSON. */
  readonly separator: string
}

export const unit = (given: Pick<Unit, 'key'> & Partial<Unit>): Unit => ({
  name: '',
  gap: '',
  above: '',
  text: '',
  brackets: null,
  inner: [],
  parts: null,
  names: false,
  empty: '',
  rank: 2,
  head: false,
  separator: '',
  ...given,
})

/** A unit as it stands in its file, without the blank lines before it. */
export const textOf = (unit: Unit): string => unit.above + coreOf(unit)

/** Without its comments, too. */
export const coreOf = ({ text, parts }: Unit): string =>
  parts ? joined(parts.map((part) => ({ ...part, text: textOf(part) }))) : text

/** Texts in a row, what separates them behind all but the last that has a separator. */
export function joined(texts: readonly Pick<Unit, 'gap' | 'text' | 'separator'>[]): string {
  const last = texts.findLastIndex(({ separator }) => separator !== '')
  return texts
    .map(({ gap, text, separator }, index) => gap + (index === last ? text : separated(text, separator)))
    .join('')
}

const separated = (text: string, separator: string): string => text.replace(/(\n?)$/, `${separator}$1`)

export interface Lead {
  /** Comments with a blank line below: they stand for themselves. */
  readonly units: readonly Unit[]
  readonly gap: string
  readonly above: string
}

/** Blank lines and comments before a unit. */
export function leadOf(text: string): Lead {
  const units: Unit[] = []
  let gap = ''
  let above = ''
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (line.trim() !== '') above += line
    else if (above === '') gap += line
    else {
      units.push(unit({ key: `# ${above.trim()}`, name: 'comment', gap, text: above }))
      gap = line
      above = ''
    }
  }
  return { units, gap, above }
}

/** Comments and blank lines at the end, where nothing follows. */
export function trailOf(text: string): readonly Unit[] {
  const { units, gap, above } = leadOf(text)
  if (above !== '') return [...units, unit({ key: `# ${above.trim()}`, name: 'comment', gap, text: above })]
  return gap === '' ? units : [...units, unit({ key: ' end', rank: 9, text: gap })]
}
