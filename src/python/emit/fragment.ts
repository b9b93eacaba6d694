import type { Symbol } from './symbol.ts'

/** Code that has not been put into a file yet: text, with names that are resolved later. */
export interface Fragment {
  readonly kind: 'fragment'
  readonly pieces: readonly (string | Symbol)[]
}

/** What may stand in `${}`: code, names, several of them on lines of their own, or nothing. Never a bare text. */
export type Part = Fragment | Symbol | null | false | readonly Part[]

export const NOTHING: Fragment = { kind: 'fragment', pieces: [] }

/**
 * Python as it is written, moved to where it is put. A line that holds nothing but parts that are nothing goes away.
 *
 *     py`
 *       class ${ident(name)}(${Base}):
 *           ${fields}
 *     `
 */
export function py(strings: TemplateStringsArray, ...parts: readonly Part[]): Fragment {
  const texts = textsOf(strings)
  const pieces: (string | Symbol)[] = []
  for (const [index, text] of texts.entries()) {
    pieces.push(text)
    if (index < parts.length) {
      const indent = indentBefore(pieces)
      const inner = piecesOf(parts[index]!)
      if (inner.length === 0) dropLine(pieces, texts[index + 1] ?? '')
      else
        pieces.push(
          ...inner.map((piece) => (typeof piece === 'string' ? piece.replaceAll('\n', `\n${indent}`) : piece)),
        )
    }
  }
  return { kind: 'fragment', pieces: trimmed(withoutDropped(pieces)) }
}

/** Several, with so many empty lines between them. */
export function joined(parts: readonly Part[], separator: string): Fragment {
  const all = parts.map(piecesOf).filter((pieces) => pieces.length > 0)
  return { kind: 'fragment', pieces: all.flatMap((pieces, index) => (index === 0 ? pieces : [separator, ...pieces])) }
}

function piecesOf(part: Part): readonly (string | Symbol)[] {
  if (part === null || part === false) return []
  if (isList(part)) return joined(part, '\n').pieces
  return part.kind === 'symbol' ? [part] : part.pieces
}

const isList = (part: Part): part is readonly Part[] => Array.isArray(part)

/** A template is the same object each time it is come by. */
const known = new WeakMap<TemplateStringsArray, readonly string[]>()

function textsOf(strings: TemplateStringsArray): readonly string[] {
  const texts = known.get(strings) ?? dedented(strings.raw)
  known.set(strings, texts)
  return texts
}

/** The template without the indentation of the program around it. */
function dedented(raw: readonly string[]): readonly string[] {
  const lines = raw.join('${}').split('\n').slice(1)
  const depths = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length)
  const depth = depths.length === 0 ? 0 : Math.min(...depths)
  const out = new RegExp(`\n {0,${depth}}`, 'g')
  return raw.map((text) => text.replaceAll(out, '\n').replaceAll('\\`', '`').replaceAll('\\\\', '\\'))
}

/** What stands before a part on its line, where that is nothing but spaces. */
function indentBefore(pieces: readonly (string | Symbol)[]): string {
  const last = pieces.at(-1)
  const line = typeof last === 'string' ? last.slice(last.lastIndexOf('\n') + 1) : 'x'
  return /^ *$/.test(line) ? line : ''
}

const DROP = '\u0000'

/** A line on which only nothing stands is marked, and taken out at the end. */
function dropLine(pieces: (string | Symbol)[], after: string): void {
  const last = pieces.at(-1)
  if (typeof last !== 'string' || !/^ *(\n|$)/.test(after)) return
  const begins = pieces.length === 1 ? /(^|\n) *$/ : /(\n|\u0000) *$/
  if (!begins.test(last)) return
  pieces[pieces.length - 1] = last.replace(/ *$/, DROP)
}

const withoutDropped = (pieces: readonly (string | Symbol)[]): readonly (string | Symbol)[] => {
  if (!pieces.some((piece) => typeof piece === 'string' && piece.includes(DROP))) return pieces
  const kept: (string | Symbol)[] = []
  let dropped = false
  for (const piece of pieces) {
    const text: string | Symbol = typeof piece === 'string' && dropped ? piece.replace(/^ *\n/, '') : piece
    dropped = typeof text === 'string' && text.endsWith(DROP)
    kept.push(typeof text === 'string' ? text.replaceAll(DROP, '') : text)
  }
  return kept
}

/** Without the line breaks around the template. */
function trimmed(pieces: readonly (string | Symbol)[]): readonly (string | Symbol)[] {
  const all = pieces.filter((piece) => piece !== '')
  const first = all[0]
  if (typeof first === 'string') all[0] = first.replace(/^\n/, '')
  const last = all.at(-1)
  if (typeof last === 'string') all[all.length - 1] = last.trimEnd()
  return all.filter((piece) => piece !== '')
}
