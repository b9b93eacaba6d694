import type { Fragment } from './fragment.ts'

/** A value of a program that writes, as a value of the program that is written. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }

const code = (text: string): Fragment => ({ kind: 'fragment', pieces: [text] })

export const lit = (value: Value): Fragment => code(literal(value))

function literal(value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : refuse(`${value} is no literal`)
  if (typeof value === 'string') return text(value)
  if (isList(value)) return `[${value.map(literal).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, one]) => `${text(key)}: ${literal(one)}`)
    .join(', ')}}`
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** JSON's escapes are Python's, but for characters outside of the first plane, which Python takes as they are. */
const text = (value: string): string => JSON.stringify(value).replaceAll('\u007f', '\\x7f')

/** A tuple. */
export const tuple = (values: readonly Value[]): Fragment =>
  code(values.length === 1 ? `(${literal(values[0]!)},)` : `(${values.map(literal).join(', ')})`)

/** A name, or several with dots between them. */
export const ident = (name: string): Fragment =>
  /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(name) ? code(name) : refuse(`${name} is no name`)

/** Words of a comment or a docstring: whatever would end it is taken out. */
export const words = (sentence: string): Fragment =>
  code(
    sentence
      .replaceAll('\\', '/')
      .replaceAll('"""', "'''")
      .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' '),
  )

function refuse(message: string): never {
  throw new Error(message)
}
