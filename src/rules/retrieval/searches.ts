import type { Column, Table } from '../../model/index.ts'
import type { Constant, Expression, JoinedString, Node } from '../../python/ast.ts'
import type { Code, CodeCall, CodeFile } from '../../python/code/code.ts'

/** The operators and methods of pgvector that order by distance. */
const DISTANCE = /<(=|-|#|\+)>|\.(cosine|l1|l2|hamming|jaccard)_distance\(|\.max_inner_product\(/

export const measuresDistance = (text: string): boolean => DISTANCE.test(text)

/** Files that look things up by vectors, or build what a model reads: where a question is a sentence. */
export const retrievalFiles = (code: Code, mentioned: RegExp): readonly CodeFile[] =>
  code
    .mentioning(mentioned)
    .filter((file) => file.mentions(/\bembedding|pgvector|\bvector\b|\bhybrid|\brrf\b|\brag\b/i))

export interface Written {
  readonly node: Node
  readonly text: string
}

const SQL = /\b(select|order\s+by|where|with)\b/i

/** SQL that stands in a file as text; a docstring says nothing to a database. */
export function statementsIn(file: CodeFile): readonly Written[] {
  const documentation = new Set(
    file.nodes.filter((one) => one.kind === 'ExpressionStatement').map((one) => (one['value'] as Expression).start),
  )
  return file.nodes.flatMap((node) => {
    const text =
      node.kind === 'Constant' && (node as unknown as Constant).type === 'str'
        ? String(node['value'])
        : node.kind === 'JoinedString'
          ? (node as unknown as JoinedString).parts.map((part) => (typeof part === 'string' ? part : '{}')).join('')
          : ''
    return SQL.test(text) && !documentation.has(node.start) ? [{ node, text }] : []
  })
}

/** `func.ts_rank(...)` of SQLAlchemy. */
export const functionCalls = (file: CodeFile, names: RegExp): readonly CodeCall[] =>
  file.calls.filter((one) => one.path !== null && /(^|\.)func\.\w+$/.test(one.path) && names.test(one.path))

const VECTOR = /^(VECTOR|HALFVEC|SPARSEVEC)\b/i

/** Tables that hold embeddings, with the column that does. */
export const vectorTables = (tables: readonly Table[]): readonly { readonly table: Table; readonly column: Column }[] =>
  tables.flatMap((table) => {
    const column = table.columns.find((one) => VECTOR.test(one.type))
    return column ? [{ table, column }] : []
  })
