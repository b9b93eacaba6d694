import { positionOf } from '../../kernel/text.ts'
import type { Revision } from '../../model/data.ts'
import type { Place } from '../../model/provenance.ts'
import type { Expression, Module, Node, Statement } from '../../python/ast.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import { operationsIn } from './operations.ts'
import { scriptsOf } from './scripts.ts'

export type ReadRevision = Revision | { readonly problem: string; readonly at: Place }

/** A revision file; null when it is none. */
export function readRevision(file: string, program: SourceProgram, detailed: boolean): ReadRevision | null {
  const tree = program.parse(program.module(file))
  const names = assignments(tree.body)
  const written = names.get('revision')
  const builds = names.get('down_revision')
  if (!written && !builds && !tree.body.some((one) => one.kind === 'FunctionDef' && one.name === 'upgrade')) return null
  const id = written && texts(written)?.[0]
  const at = placeIn(tree, file, written ?? tree.body[0] ?? { start: 0, end: 0 })
  if (id === undefined) return { problem: `${file} has no revision identifier that can be told`, at }
  const down = builds ? texts(builds) : []
  if (!down) return { problem: `what revision ${id} builds on is not told`, at }
  return {
    id,
    down,
    branchLabels: texts(names.get('branch_labels')) ?? [],
    dependsOn: texts(names.get('depends_on')) ?? [],
    message: messageOf(tree),
    at,
    upgrade: operationsIn('upgrade', tree).map(({ name }) => name),
    downgrade: operationsIn('downgrade', tree).map(({ name }) => name),
    ...(detailed ? { scripts: scriptsOf(tree, program.module(file).name, (node) => placeIn(tree, file, node)) } : {}),
  }
}

function placeIn(tree: Module, file: string, node: Node): Place {
  const start = positionOf(tree.source, node.start)
  const end = positionOf(tree.source, node.end)
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}

/** What Alembic shows as the message: the docstring up to its first empty line. */
function messageOf(tree: Module): string {
  return (tree.docstring ?? '')
    .split(/\n[ \t]*\n/)[0]!
    .replace(/\s+/g, ' ')
    .trim()
}

function assignments(body: readonly Statement[]): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>()
  for (const one of body) {
    if (one.kind === 'Assign')
      for (const target of one.targets) if (target.kind === 'Name') found.set(target.id, one.value)
    if (one.kind === 'AnnotatedAssign' && one.target.kind === 'Name' && one.value) found.set(one.target.id, one.value)
  }
  return found
}

/** `None`, a text, or a tuple of texts; null when it is anything else. */
function texts(value: Expression | undefined): readonly string[] | null {
  if (!value) return []
  if (value.kind === 'Constant') return value.type === 'str' ? [String(value.value)] : value.type === 'none' ? [] : null
  if (value.kind !== 'Tuple' && value.kind !== 'List' && value.kind !== 'Set') return null
  const parts = value.items.map((one) => texts(one))
  return parts.includes(null) ? null : parts.flatMap((one) => one!)
}
