import type { Constant, Expression, FormattedValue, JoinedString } from '../../ast.ts'
import { Kind, Token } from '../kinds.ts'
import { unescaped, withNewlines } from './escapes.ts'
import type { LowerExpression, Lowering } from './lowering.ts'

type Part = string | FormattedValue

/** How a literal is written: its prefix letters, and where the text between the quotes stands. */
interface Literal {
  readonly raw: boolean
  readonly bytes: boolean
  readonly formatted: boolean
  readonly from: number
  readonly to: number
}

function literalAt(source: string, start: number, end: number): Literal {
  let at = start
  while (at < end && isLetter(source.charCodeAt(at))) at += 1
  const prefix = source.slice(start, at).toLowerCase()
  const quote = source.slice(at, at + 3)
  const closing = quote === '"""' || quote === "'''" ? quote : quote.slice(0, 1)
  const from = Math.min(at + closing.length, end)
  // The closing quotes can be missing in a broken file.
  const closed = source.endsWith(closing, end) && end - closing.length >= from
  return {
    raw: prefix.includes('r'),
    bytes: prefix.includes('b'),
    formatted: prefix.includes('f') || prefix.includes('t'),
    from,
    to: closed ? end - closing.length : end,
  }
}

function isLetter(code: number): boolean {
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

function literalOf(lowering: Lowering, node: number): Literal {
  return literalAt(lowering.source, lowering.start(node), lowering.end(node))
}

function plainValue(lowering: Lowering, literal: Literal): string {
  const text = withNewlines(lowering.source.slice(literal.from, literal.to))
  return literal.raw ? text : unescaped(text, literal.bytes)
}

const string: LowerExpression = (lowering, node) => joined(lowering, node, [node])

const concatenated: LowerExpression = (lowering, node) => joined(lowering, node, strings(lowering, node))

function strings(lowering: Lowering, node: number): number[] {
  return lowering.items(node).filter((child) => lowering.kind(child) === Kind.string)
}

/** One value out of adjacent literals: an f-string among them makes the whole one. */
function joined(lowering: Lowering, node: number, nodes: readonly number[]): Constant | JoinedString {
  const place = { start: lowering.start(node), end: lowering.end(node) }
  const literals = nodes.map((one) => literalOf(lowering, one))
  if (literals.some((literal) => literal.formatted)) {
    const parts = literals.flatMap((literal, index) => partsOf(lowering, nodes[index] ?? node, literal))
    return { kind: 'JoinedString', parts: merged(parts), ...place }
  }
  const value = literals.map((literal) => plainValue(lowering, literal)).join('')
  return { kind: 'Constant', value, type: literals[0]?.bytes === true ? 'bytes' : 'str', ...place }
}

function partsOf(lowering: Lowering, node: number, literal: Literal): Part[] {
  if (!literal.formatted) return [plainValue(lowering, literal)]
  return fields(lowering, node, literal.from, literal.to, literal.raw)
}

/** Literal text is what stands between the replacement fields. */
function fields(lowering: Lowering, node: number, from: number, to: number, raw: boolean): Part[] {
  const parts: Part[] = []
  let at = from
  for (const child of lowering.items(node)) {
    const kind = lowering.kind(child)
    if (kind !== Kind.interpolation && kind !== Kind.format_expression) continue
    parts.push(literalText(lowering.source.slice(at, lowering.start(child)), raw))
    parts.push(...field(lowering, child, raw))
    at = lowering.end(child)
  }
  parts.push(literalText(lowering.source.slice(at, Math.max(at, to)), raw))
  return parts
}

function literalText(text: string, raw: boolean): string {
  if (text === '') return text
  const lines = withNewlines(text)
  if (raw) return lines.replace(/\{\{|\}\}/g, (brace) => brace.slice(1))
  // `\N{DASH}` keeps its braces; they are not doubled, so they are not touched here.
  return unescaped(
    lines.replace(/\{\{|\}\}/g, (brace) => brace.slice(1)),
    false,
  )
}

/** A field, preceded by its own text when it is written `{x=}`. */
function field(lowering: Lowering, node: number, raw: boolean): Part[] {
  const inner = lowering.items(node)
  const conversion = inner.find((child) => lowering.kind(child) === Kind.type_conversion)
  const specifier = inner.find((child) => lowering.kind(child) === Kind.format_specifier)
  const value = inner.find((child) => child !== conversion && child !== specifier)
  if (value !== undefined && lowering.kind(value) === Kind.named_expression) return [aligned(lowering, node, value)]
  const shown = shownText(lowering, node)
  const letter = conversion === undefined ? null : lowering.text(conversion).slice(1)
  const formatted: FormattedValue = {
    kind: 'FormattedValue',
    value: fieldValue(lowering, node, value),
    conversion: letter ?? (shown !== null && specifier === undefined ? 'r' : null),
    format: specifier === undefined ? [] : format(lowering, specifier, raw),
    start: lowering.start(node),
    end: lowering.end(node),
  }
  return shown === null ? [formatted] : [shown, formatted]
}

/** `{x:=5}` formats `x` with `=5`; a walrus needs parentheses here. */
function aligned(lowering: Lowering, node: number, named: number): FormattedValue {
  const name = lowering.firstItem(named) ?? named
  const colon = lowering.source.indexOf(':', lowering.end(name))
  const format = lowering.source.slice(colon + 1, lowering.end(node) - 1)
  const place = { start: lowering.start(node), end: lowering.end(node) }
  return { kind: 'FormattedValue', value: lowering.expression(name), conversion: null, format: [format], ...place }
}

function fieldValue(lowering: Lowering, node: number, value: number | undefined): Expression {
  if (value === undefined) return lowering.broken(node)
  return lowering.expression(value, node)
}

function format(lowering: Lowering, specifier: number, raw: boolean): readonly Part[] {
  return merged(fields(lowering, specifier, lowering.start(specifier) + 1, lowering.end(specifier), raw))
}

/** `{x = }` shows `x = ` with its spaces. */
function shownText(lowering: Lowering, node: number): string | null {
  const sign = lowering.child(node, Token['='])
  if (sign === undefined) return null
  const spaces = /\s*/y
  spaces.lastIndex = lowering.end(sign)
  spaces.exec(lowering.source)
  return withNewlines(lowering.source.slice(lowering.start(node) + 1, Math.max(spaces.lastIndex, lowering.end(sign))))
}

function merged(parts: readonly Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part
    else result.push(part)
  }
  return result
}

/** The value of a string node that has no fields, for docstrings; null for anything else. */
export function stringValue(lowering: Lowering, node: number): string | null {
  const kind = lowering.kind(node)
  if (kind !== Kind.string && kind !== Kind.concatenated_string) return null
  const nodes = kind === Kind.string ? [node] : strings(lowering, node)
  const literals = nodes.map((one) => literalOf(lowering, one))
  if (literals.some((literal) => literal.formatted || literal.bytes)) return null
  return literals.map((literal) => plainValue(lowering, literal)).join('')
}

export const stringLiterals: Readonly<Record<number, LowerExpression>> = {
  [Kind.string]: string,
  [Kind.concatenated_string]: concatenated,
}
