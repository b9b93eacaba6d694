import type { Table } from '../../../model/index.ts'
import type { Dict, Expression, Name } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { namesIn, nodesIn, textOf } from '../../../python/code/names.ts'
import { testFilesOf } from '../access/asked-tests.ts'
import { fixtureOf } from '../owned/sent.ts'
import type { Splice } from '../source/splice.ts'

/** Tests of something new send the key of a row that is there, where one is asked for; null where no fixture makes one. */
export function sentByTests(
  code: Code,
  known: ReadonlySet<string>,
  { column, target }: { readonly column: string; readonly target: Table },
): readonly Splice[] | null {
  const files = testFilesOf(code).filter(({ path }) => !known.has(path))
  const fixture = fixtureOf(target.model, testFilesOf(code))
  const spots = files.flatMap((file) => spotsIn(file, column))
  if (spots.length === 0) return []
  if (fixture === null) return null
  const key = `${fixture}.${target.primaryKey?.columns[0] ?? 'id'}`
  const changed = spots.flatMap((one): readonly Splice[] =>
    one.constant === null
      ? [{ file: one.file.path, start: one.value.start, end: one.value.end, text: key }]
      : one.uses.map(({ start, end }) => ({
          file: one.file.path,
          start,
          end,
          text: `{**${one.constant}, "${column}": ${key}}`,
        })),
  )
  const functions = new Set(spots.flatMap(({ functions: all }) => all))
  return [...changed, ...[...functions].flatMap((of) => withFixture(of, fixture))]
}

interface Spot {
  readonly file: CodeFile
  readonly value: Expression
  /** The constant of the file it stands in; null where a test says it itself. */
  readonly constant: string | null
  readonly uses: readonly Name[]
  readonly functions: readonly CodeFunction[]
}

/** `"book_id": 1`, in what tests send. */
function spotsIn(file: CodeFile, column: string): readonly Spot[] {
  const dicts = file.nodes.filter(({ kind }) => kind === 'Dict') as unknown as readonly Dict[]
  return dicts.flatMap(({ entries }) =>
    entries.flatMap(({ key, value }): readonly Spot[] => {
      if (key === null || textOf(key) !== column || value.kind !== 'Constant') return []
      const around = file.functions.filter(({ node }) => node.start <= value.start && value.end <= node.end)
      if (around.length > 0) return [{ file, value, constant: null, uses: [], functions: around }]
      const constant = file.tree.body.find((one) => one.start <= value.start && value.end <= one.end)
      const target = constant?.kind === 'Assign' ? constant.targets[0] : undefined
      if (target?.kind !== 'Name') return []
      const functions = file.functions.filter(({ node }) => namesIn(node.body).some(({ id }) => id === target.id))
      const uses = functions.flatMap(({ node }) => namesIn(node.body).filter(({ id }) => id === target.id))
      return [{ file, value, constant: target.id, uses, functions }]
    }),
  )
}

function withFixture({ file, node }: CodeFunction, fixture: string): readonly Splice[] {
  const last = node.parameters.at(-1)
  if (!last || node.parameters.some(({ name }) => name === fixture)) return []
  const isRead = [...nodesIn(node.body)].some((one) => one.kind === 'Name' && one['id'] === fixture)
  return isRead ? [] : [{ file: file.path, start: last.end, end: last.end, text: `, ${fixture}` }]
}
