import { spanOf } from '../../kernel/text.ts'
import type { RunnableStep, Script } from '../../model/history.ts'
import type { Unresolved } from '../../model/knowledge.ts'
import type { Place } from '../../model/provenance.ts'
import type { Sql, SqlStatement } from '../../sql/parser.ts'
import { type Piece, splitScript } from '../../sql/split.ts'
import type { Part, Texts } from './found.ts'
import { leavesTransaction, outsideOfDatabase } from './statements.ts'
import { withTransactions } from './transactions.ts'

/** A script as it was read, with how much of it the grammar takes. */
export interface ReadScript {
  readonly script: Script<RunnableStep>
  readonly unresolved: readonly Unresolved[]
  readonly statements: number
}

/** A script of more statements is a dump of rows. */
const MAXIMUM = 5_000

/** A statement before it is decided which transaction it runs in. */
export interface ReadStatement {
  readonly tree: SqlStatement | null
  readonly sql: string
  readonly at: Place
  readonly notReproduced: string | null
}

export function readScript(part: Part, texts: Texts, sql: Sql): ReadScript {
  const text = texts.read(part.file)
  if (text === null) return unreadable(part.file)
  const unresolved: Unresolved[] = []
  const { from, to } = part.stretch ?? { from: 0, to: text.length }
  const pieces = splitScript(text.slice(from, to))
  const read = pieces.slice(0, MAXIMUM).flatMap((piece) => {
    const moved = { ...piece, offset: piece.offset + from }
    return statementsIn(moved, text, part.file, sql, unresolved)
  })
  if (pieces.length > MAXIMUM)
    unresolved.push({
      kind: 'bound',
      text: `${pieces.length} statements: the first ${MAXIMUM} are read`,
      at: startOf(part.file),
      chain: [],
    })
  const possible = !read.some(({ tree }) => tree && leavesTransaction(tree))
  return { script: withTransactions(read, part.transaction, possible), unresolved, statements: read.length }
}

const unreadable = (file: string): ReadScript => ({
  script: { steps: [], transactional: false, refuses: null },
  unresolved: [{ kind: 'encoding', text: 'it is too large, or no text', at: startOf(file), chain: [] }],
  statements: 0,
})

export const startOf = (file: string): Place => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 })

function statementsIn(
  piece: Piece,
  text: string,
  file: string,
  sql: Sql,
  unresolved: Unresolved[],
): readonly ReadStatement[] {
  const placed = (from: number, length: number): Place => ({ file, ...spanOf(text, from, from + length) })
  if (piece.kind !== 'statement') {
    const rows = piece.kind === 'rows'
    const at = placed(piece.offset, rows ? 0 : piece.text.length)
    return [{ tree: null, sql: '', at, notReproduced: rows ? 'rows of COPY' : `for psql alone: ${piece.text}` }]
  }
  const { statements, problem } = sql.statements(piece.text)
  if (problem) {
    const lead = leadOf(piece.text)
    const at = placed(piece.offset + lead, piece.text.trimEnd().length - lead)
    unresolved.push({ kind: 'syntax', text: reasonOf(piece.text, problem.message), at, chain: [] })
    return [{ tree: null, sql: '', at, notReproduced: `not understood: ${problem.message}` }]
  }
  return statements.map((tree) => ({
    tree,
    sql: tree.text,
    at: placed(piece.offset + tree.offset, tree.text.length),
    notReproduced: outsideOfDatabase(tree),
  }))
}

const leadOf = (text: string): number => /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0].length ?? 0

/** What templates put in is not known here. */
function reasonOf(text: string, message: string): string {
  const placeholder = /\$\{[^}\n]{1,60}\}|\{\{[^}\n]{1,60}\}\}/.exec(text)?.[0]
  return placeholder ? `${placeholder} is filled in by the tool` : `${message}: it is not run`
}
