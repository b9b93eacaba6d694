import type { ImportAlias, ImportFrom } from '../../ast.ts'
import { Kind } from '../kinds.ts'
import type { Lowering, LowerStatement } from './lowering.ts'

/** A dotted name may be written with spaces, line continuations and comments between its parts. */
function dotted(lowering: Lowering, node: number): string {
  const text = lowering.text(node)
  return /[\s\\#]/.test(text) ? text.replace(/#.*|[\s\\]/g, '') : text
}

const statement: LowerStatement = (lowering, node) => ({
  kind: 'Import',
  names: aliases(lowering, lowering.items(node)),
  start: lowering.start(node),
  end: lowering.end(node),
})

const from: LowerStatement = (lowering, node): ImportFrom => {
  const [origin, ...names] = lowering.items(node)
  const module = origin === undefined ? '' : dotted(lowering, origin)
  const level = /^\.*/.exec(module)?.[0].length ?? 0
  return {
    kind: 'ImportFrom',
    level,
    module: module.slice(level),
    names: aliases(lowering, names),
    start: lowering.start(node),
    end: lowering.end(node),
  }
}

/** `__future__` is a keyword to the grammar. */
const future: LowerStatement = (lowering, node) => ({
  kind: 'ImportFrom',
  level: 0,
  module: '__future__',
  names: aliases(lowering, lowering.items(node)),
  start: lowering.start(node),
  end: lowering.end(node),
})

function aliases(lowering: Lowering, nodes: readonly number[]): ImportAlias[] {
  return nodes.map((node) => {
    const place = { start: lowering.start(node), end: lowering.end(node) }
    if (lowering.kind(node) !== Kind.aliased_import) return { name: dotted(lowering, node), alias: null, ...place }
    const [name, alias] = lowering.items(node)
    return {
      name: name === undefined ? '' : dotted(lowering, name),
      alias: alias === undefined ? null : lowering.text(alias),
      ...place,
    }
  })
}

export const imports: Readonly<Record<number, LowerStatement>> = {
  [Kind.import_statement]: statement,
  [Kind.import_from_statement]: from,
  [Kind.future_import_statement]: future,
}
