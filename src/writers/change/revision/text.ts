import type { Expression, Module, Node, Statement } from '../../../python/ast.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { commentsAbove } from '../source/splice.ts'

export interface RevisionWords {
  readonly id: string
  readonly down: readonly string[]
  readonly message: string
  readonly at: Date
  readonly upgrade: readonly string[]
  readonly downgrade: readonly string[]
}

/** A revision written as another one is: its head, its imports, its names and the lines its functions begin with. */
export function revisionText(
  pattern: Module,
  words: RevisionWords,
  usual: ReadonlySet<string>,
  more: readonly string[] = [],
): string {
  const { source } = pattern
  const quote = quoteOf(source)
  const bodies = [words.upgrade, words.downgrade].map((lines) => lines.map((line) => requoted(line, quote)))
  const upgrade = functionOf(pattern, 'upgrade')
  const downgrade = functionOf(pattern, 'downgrade')
  const functions = [
    `${headOf(source, upgrade, 'upgrade')}${bodyOf(bodies[0]!)}`,
    `${headOf(source, downgrade, 'downgrade')}${bodyOf(bodies[1]!)}`,
  ]
  const top = [headerOf(pattern, words), importsOf(pattern, bodies.flat().join('\n'), usual, more)].filter(
    (part) => part !== '',
  )
  const text = `${top.join(gapBehindHeader(pattern))}${gapAboveNames(pattern)}${identifiersOf(pattern, words, quote)}\n\n\n${functions.join('\n\n\n')}\n`
  return source.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
}

const functionOf = ({ body }: Module, name: string) =>
  body.find(
    (one): one is Extract<Statement, { kind: 'FunctionDef' }> => one.kind === 'FunctionDef' && one.name === name,
  )

/** `def upgrade() -> None:` with the words below it, where there are some. */
function headOf(source: string, of: ReturnType<typeof functionOf>, name: string): string {
  if (!of) return `def ${name}() -> None:\n`
  const [first] = of.body
  const isWords = first?.kind === 'ExpressionStatement' && first.value.kind === 'Constant' && first.value.type === 'str'
  const text = source.slice(of.start, of.nameStart)
  const signature = /^[^\n]*?:[ \t]*(?=#|\n|\r)/.exec(source.slice(of.nameStart))?.[0] ?? `${name}():`
  const words =
    isWords && /^.{0,60}(up|down)grade schema/i.test(source.slice(first.start, first.end))
      ? `    ${source.slice(first.start, first.end)}\n`
      : ''
  return `${text}${signature.trimEnd()}\n${words}`
}

const bodyOf = (lines: readonly string[]): string =>
  (lines.length === 0 ? ['pass'] : lines)
    .flatMap((line) => line.split('\n'))
    .map((line) => (line === '' ? line : `    ${line}`))
    .join('\n')

/** What stands above the imports: a licence, and what the revision says of itself. */
function headerOf({ source, body, docstring }: Module, words: RevisionWords): string {
  const [first] = body
  if (docstring === null || !first)
    return `"""${words.message}\n\nRevision ID: ${words.id}\nRevises: ${words.down.join(', ')}\n\n"""`
  const text = source.slice(first.start, first.end)
  const [, open = '"""', inner = '', close = '"""'] =
    /^([rR]?(?:"""|''')|["'])([\s\S]*?)("""|'''|["'])$/.exec(text) ?? []
  const lines = inner.split('\n')
  const at = lines.findIndex((line) => line.trim() !== '')
  const end = lines.findIndex((line, index) => index > at && (line.trim() === '' || SAID.test(line)))
  const rest = end < 0 ? [] : lines.slice(end).filter((line) => line.trim() === '' || SAID.test(line))
  const said = [...lines.slice(0, at), words.message, ...rest].map((line) => renewed(line, words))
  return `${source.slice(0, first.start)}${open}${withoutRuns(said).join('\n')}${close}`
}

const SAID = /^\s*(Revision ID|Revises|Create Date):/

function renewed(line: string, { id, down, at }: RevisionWords): string {
  const [, name] = SAID.exec(line) ?? []
  if (name === undefined) return line
  const value = { 'Revision ID': id, Revises: down.join(', '), 'Create Date': dateOf(at, line) }[name]
  return `${line.slice(0, line.indexOf(':'))}: ${value}`.trimEnd()
}

/** As Python tells a time; with its offset where others have one. */
function dateOf(at: Date, like: string): string {
  const time = at.toISOString().replace('T', ' ').replace('Z', '000')
  return /[+-]\d\d:\d\d\s*$/.test(like) ? `${time}+00:00` : time
}

const withoutRuns = (lines: readonly string[]): readonly string[] =>
  lines.filter(
    (line, index) => index === 0 || index === lines.length - 1 || line.trim() !== '' || lines[index - 1]!.trim() !== '',
  )

function gapBehindHeader({ source, body }: Module): string {
  const [first, second] = body
  if (!first || !second) return '\n\n'
  return /^\s*\n\s*\n/.test(source.slice(first.end, second.start)) ? '\n\n' : '\n'
}

/** The empty lines between the imports and what the revision says it is. */
function gapAboveNames({ source, body }: Module): string {
  const last = body.findLast((one) => one.kind === 'Import' || one.kind === 'ImportFrom')
  const gap = last ? /^[^\n]*((?:\r?\n[ \t]*)+)/.exec(source.slice(last.end))?.[1] : undefined
  const breaks = gap?.match(/\n/g)?.length ?? 2
  return '\n'.repeat(Math.min(Math.max(breaks, 2), 3))
}

/** The imports of the pattern that are needed or usual, as they are grouped, and what is needed besides. */
function importsOf(
  { source, body }: Module,
  code: string,
  usual: ReadonlySet<string>,
  more: readonly string[],
): string {
  const needed = [...NEEDED.filter(([pattern]) => pattern.test(code)).map(([, text]) => text), ...more]
  const imports = body.filter((one) => one.kind === 'Import' || one.kind === 'ImportFrom')
  const kept = imports.flatMap((one, index) => {
    const line = source.slice(one.start, one.end).trim()
    const before = imports[index - 1]
    const isApart = before !== undefined && /\n[ \t]*\r?\n/.test(source.slice(before.end, one.start))
    return usual.has(line) || needed.includes(line) ? [{ line, isApart }] : []
  })
  const missing = needed.filter((text) => !kept.some(({ line }) => line === text))
  return [...kept.map(({ line, isApart }, index) => (isApart && index > 0 ? `\n${line}` : line)), ...missing].join('\n')
}

const NEEDED: readonly (readonly [RegExp, string])[] = [
  [/\bop\./, 'from alembic import op'],
  [/\bsa\./, 'import sqlalchemy as sa'],
  [/\bpostgresql\./, 'from sqlalchemy.dialects import postgresql'],
]

const NAMES = /^(revision|down_revision|branch_labels|depends_on)$/

/** `revision = ...` and its neighbours, with the comment above them. */
function identifiersOf({ source, body }: Module, { id, down }: RevisionWords, quote: '"' | "'"): string {
  const named = body.flatMap((one) => {
    const target = one.kind === 'Assign' ? one.targets[0] : one.kind === 'AnnotatedAssign' ? one.target : undefined
    const value = one.kind === 'Assign' || one.kind === 'AnnotatedAssign' ? one.value : null
    return target?.kind === 'Name' && NAMES.test(target.id) && value
      ? [{ name: target.id, statement: one as Node, value }]
      : []
  })
  const values: Readonly<Record<string, string>> = { revision: quoted(id, quote), down_revision: downText(down, quote) }
  const [first] = named
  if (!first) return [`revision = ${values['revision']}`, `down_revision = ${values['down_revision']}`].join('\n')
  const comment = source.slice(commentsAbove(source, first.statement.start), first.statement.start)
  const lines = named.map(({ name, statement, value }) => lineOf(source, statement, value, values[name] ?? 'None'))
  return `${comment}${lines.join('\n')}`
}

const lineOf = (source: string, statement: Node, value: Expression, text: string): string =>
  `${source.slice(statement.start, value.start)}${text}`

const downText = (down: readonly string[], quote: '"' | "'"): string => {
  const texts = down.map((one) => quoted(one, quote))
  if (texts.length === 0) return 'None'
  return texts.length === 1 ? texts[0]! : `(${texts.join(', ')})`
}

/** A text of one kind of quotes in the other, where nothing inside stands in the way. */
const requoted = (code: string, quote: '"' | "'"): string =>
  quote === '"'
    ? code
    : code.replaceAll(/"""[\s\S]*?"""|"((?:[^"\\\n]|\\.)*)"/g, (whole, inner?: string) =>
        inner === undefined || inner.includes("'") || inner.includes('\\') ? whole : `'${inner}'`,
      )
