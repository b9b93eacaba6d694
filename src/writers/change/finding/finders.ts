import type { Table } from '../../../model/index.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import type { Parameter } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Ground } from '../ground.ts'

/** A function of the program that gives the row of a key, or raises where there is none. */
export interface Finder {
  readonly of: CodeFunction
  readonly session: Parameter
  readonly key: Parameter
  /** Whoever asks, where rows of others are not found, and the column that says whose they are; null where any row is. */
  readonly owner: { readonly parameter: Parameter; readonly column: string } | null
}

/** Functions that find one row of a table, those that find whoever asks their own first. */
export function findersOf({ code, backend }: Ground, table: Table): readonly Finder[] {
  const { callers } = ownershipOf(backend)
  const people = new Set(backend.data.tables.flatMap(({ id, model }) => (callers.has(id) ? (model ?? []) : [])))
  const owning = table.foreignKeys.flatMap(({ columns, references }) =>
    callers.has(references.table) && columns.length === 1 ? columns : [],
  )
  return code.files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => file.functions)
    .flatMap((of) => finderIn(of, table, people, owning) ?? [])
    .toSorted((a, b) => Number(b.owner !== null) - Number(a.owner !== null))
}

function finderIn(
  of: CodeFunction,
  { model }: Table,
  people: ReadonlySet<string>,
  owning: readonly string[],
): Finder | null {
  const { file, node } = of
  if (of.owner !== null || node.decorators.length > 0 || model === null) return null
  if (node.returns === null || file.text(node.returns).replaceAll(/["']/g, '') !== model) return null
  if (node.parameters.some(({ form, default: given }) => form !== 'ordinary' || given !== null)) return null
  const typeOf = ({ annotation }: Parameter): string => (annotation ? file.text(annotation) : '')
  const session = node.parameters.find((one) => typeOf(one).endsWith('Session'))
  const owner = node.parameters.find((one) => people.has(typeOf(one)))
  const [key, other] = node.parameters.filter((one) => one !== session && one !== owner)
  if (!session || !key || other || !/^(?:int|str|(?:\w+\.)?UUID4?)$/.test(typeOf(key)) || !onlyFinds(of)) return null
  if (!owner) return { of, session, key, owner: null }
  const column = owning.find((one) =>
    new RegExp(`\\.${one}\\s*[!=]=\\s*${owner.name}\\.|${owner.name}\\.\\w+\\s*[!=]=\\s*\\w+\\.${one}\\b`).test(
      file.text(node),
    ),
  )
  return column === undefined ? null : { of, session, key, owner: { parameter: owner, column } }
}

/** A row is read, nothing is set, and what is not there is raised. */
function onlyFinds({ node, file }: CodeFunction): boolean {
  const nodes = [...nodesIn(node.body)]
  const last = node.body.at(-1)
  return (
    last?.kind === 'Return' &&
    last.value?.kind === 'Name' &&
    nodes.some(({ kind }) => kind === 'Raise') &&
    !node.body.some((one) => one.kind === 'Assign' && one.targets.some(({ kind }) => kind !== 'Name')) &&
    !/\.(?:add|commit|flush|delete|merge|refresh)\(/.test(file.text(node))
  )
}
