/** A line of the page: a key, what stands behind it, and what is not known about it. */
export interface Entry {
  readonly key: string
  readonly value: string | readonly string[] | readonly Entry[]
  /** Comments on lines of their own, above it. */
  readonly above?: readonly string[]
  /** A comment on the same line; above it, where lines follow. */
  readonly aside?: string
}

const LONGEST_COMMENT = 240

/** The page as YAML, one key a line; `formatBlueprint` decides what stands together. */
export const printed = (entries: readonly Entry[], depth = 0): string =>
  entries.map((entry) => lineOf(entry, '  '.repeat(depth), depth)).join('')

function lineOf({ key, value, above = [], aside = '' }: Entry, indent: string, depth: number): string {
  const before = above.map((text) => `${indent}${commentOf(text)}\n`).join('')
  const behind = aside === '' ? '' : ` ${commentOf(aside)}`
  if (typeof value === 'string') return `${before}${indent}${scalar(key)}: ${scalar(value)}${behind}\n`
  if (value.length === 0 || isNames(value))
    return `${before}${indent}${scalar(key)}: ${isNames(value) && value.length > 0 ? `[${value.map(scalar).join(', ')}]` : '{}'}${behind}\n`
  // What stands on lines of its own has what is said of it above them.
  const over = aside === '' ? '' : `${indent}${commentOf(aside)}\n`
  return `${before}${over}${indent}${scalar(key)}:\n${printed(value, depth + 1)}`
}

const isNames = (value: readonly string[] | readonly Entry[]): value is readonly string[] =>
  typeof value[0] === 'string'

export const commentOf = (text: string): string => {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  return `# ${line.length > LONGEST_COMMENT ? `${line.slice(0, LONGEST_COMMENT - 1)}…` : line}`
}

/** Quotes where YAML would read something else. */
const scalar = (text: string): string =>
  /^[A-Za-z$/\-0-9][^\n]*$/.test(text) && !/[[\]{},]|: |:$| #|^- |^-$|\s$/.test(text) ? text : JSON.stringify(text)

/** Keys that have something to say. */
export const filled = (...entries: readonly (Entry | null)[]): readonly Entry[] =>
  entries.filter(
    (entry): entry is Entry => entry !== null && (typeof entry.value === 'string' || entry.value.length > 0),
  )
