import { pathToFileURL } from 'node:url'
import type * as PgQuery from 'libpg-query'
import type { Node } from 'libpg-query'
import { beside } from '../kernel/files/beside.ts'

/** One statement of a script. */
export interface SqlStatement {
  /** As written, without the `;` and what surrounds it. */
  readonly text: string
  /** What it is: `CreateStmt`, `AlterTableStmt`, `TransactionStmt`. */
  readonly kind: string
  /** Its tree, as the server's own grammar makes it. */
  readonly tree: Readonly<Record<string, unknown>>
  /** Where it begins in the script, and the line. */
  readonly offset: number
  readonly line: number
}

export interface SqlProblem {
  readonly message: string
  readonly line: number
}

export interface Sql {
  /** The statements of a script, or why the server would not read it. */
  statements(script: string): { readonly statements: readonly SqlStatement[]; readonly problem: SqlProblem | null }
}

let loading: Promise<Sql> | null = null

/** The server's own grammar, compiled to WebAssembly. */
export function loadSql(): Promise<Sql> {
  loading ??= load()
  return loading
}

async function load(): Promise<Sql> {
  const path = beside('libpg-query', 'index.cjs', 'libpg-query')
  const { default: query } = (await import(pathToFileURL(path).href)) as { default: typeof PgQuery }
  await query.loadModule()
  return { statements: (script) => statementsOf(script, query) }
}

function statementsOf(script: string, query: typeof PgQuery): ReturnType<Sql['statements']> {
  try {
    const bytes = Buffer.from(script)
    const places = new Places(script, bytes)
    const { stmts = [] } = query.parseSync(script)
    const statements = stmts.flatMap(({ stmt, stmt_location: from = 0, stmt_len: length }) =>
      stmt ? [statementAt(stmt, bytes, from, length ?? bytes.length - from, places)] : [],
    )
    return { statements, problem: null }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const cursor = (error as PgQuery.SqlError).sqlDetails?.cursorPosition ?? 0
    return { statements: [], problem: { message: error.message, line: lineAt(script, Math.max(0, cursor)) } }
  }
}

function statementAt(stmt: Node, bytes: Buffer, from: number, length: number, places: Places): SqlStatement {
  const raw = bytes.subarray(from, from + length).toString()
  const lead = leading(raw)
  const [kind = '', tree] = Object.entries(stmt)[0] ?? []
  const offset = places.characterAt(from) + lead
  return {
    text: raw.slice(lead).trimEnd(),
    kind,
    tree: tree as Readonly<Record<string, unknown>>,
    offset,
    line: places.lineAt(offset),
  }
}

/** Spaces and comments before the first word. */
function leading(text: string): number {
  return /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0].length ?? 0
}

const lineAt = (script: string, offset: number): number => script.slice(0, offset).split('\n').length

/** Offsets of the grammar count bytes; they only grow, so each is found from the one before. */
class Places {
  private readonly script: string
  private readonly bytes: Buffer
  private byte = 0
  private character = 0
  private line = 1
  private lineCountedTo = 0

  constructor(script: string, bytes: Buffer) {
    this.script = script
    this.bytes = bytes
  }

  characterAt(byte: number): number {
    if (byte < this.byte) [this.byte, this.character] = [0, 0]
    this.character += this.bytes.subarray(this.byte, byte).toString().length
    this.byte = byte
    return this.character
  }

  lineAt(offset: number): number {
    for (; this.lineCountedTo < offset; this.lineCountedTo++) if (this.script[this.lineCountedTo] === '\n') this.line++
    return this.line
  }
}
