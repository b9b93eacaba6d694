import type { Column, Table } from '../../../model/index.ts'
import type { Assign, Statement } from '../../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { isCall } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import { type Ground, type Proposal, sentence } from '../ground.ts'
import { literal, quoteOf } from '../source/literal.ts'
import { type Splice, breakOf, indentOf, inserted, lineEnd } from '../source/splice.ts'
import type { Wanted } from './wanted.ts'

/** What can be anything a test says, and has everything that is asked of it: but nothing that is of the right kind. */
const ANYTHING = /(^|\.)(Mock|MagicMock|NonCallableMock|SimpleNamespace)$/

/** Objects of tests that stand for rows, told field by field, with the new field behind the twin. */
export function standIns({ code, backend }: Ground, table: Table, twin: Column, wanted: Wanted): Partial<Proposal> {
  if (wanted.default === null && !wanted.optional) return {}
  if (typeof wanted.default === 'string' && wanted.kind === 'enum') return {}
  const fields = new Set(table.columns.map(({ attribute }) => attribute))
  const others = backend.data.tables.filter(({ id }) => id !== table.id)
  /** Rows of another table may have as many of these fields. */
  const isOfOthers = (names: readonly string[]): boolean => {
    const own = names.filter((name) => fields.has(name)).length
    return others.some(
      ({ columns }) => names.filter((name) => columns.some(({ attribute }) => attribute === name)).length >= own,
    )
  }
  const found = [...code.unused, ...code.files]
    .filter(({ path }) => isTest(path))
    .filter((file) => file.mentions(new RegExp(`\\.${twin.attribute}\\s*=`)))
    .flatMap((file) => file.functions.flatMap((one) => toldIn(one).map((told) => ({ file, told }))))
    .flatMap(({ file, told }) => {
      const named = new Set(told.map(({ field }) => field).filter((field) => fields.has(field)))
      if (isOfOthers(told.map(({ field }) => field))) return []
      const at = told.find(({ field }) => field === twin.attribute)
      return at && named.size * 2 > fields.size && !told.some(({ field }) => field === wanted.name)
        ? [{ file, at }]
        : []
    })
  if (found.length === 0) return {}
  return {
    splices: found.map(({ file, at }) => behind(file, at, wanted)),
    sentences: [
      sentence(
        `tests tell \`${twin.attribute}\` of what stands for a row, and now \`${wanted.name}\``,
        found.map(({ file, at }) => file.place(at.node)),
      ),
    ],
  }
}

interface Told {
  readonly of: string
  readonly field: string
  readonly node: Assign
}

/** `row.title = ...` behind `row = Mock()`, one list for each. */
function toldIn({ file, node }: CodeFunction): readonly (readonly Told[])[] {
  const made = node.body.flatMap((one) => madeIn(file, one) ?? [])
  return made.map((of) => node.body.flatMap((one) => toldBy(one, of) ?? [])).map((all) => [...all])
}

function madeIn(file: CodeFile, one: Statement): string | null {
  const [target] = one.kind === 'Assign' ? one.targets : []
  if (one.kind !== 'Assign' || target?.kind !== 'Name' || !isCall(one.value)) return null
  return ANYTHING.test(file.text(one.value.callee)) ? target.id : null
}

function toldBy(one: Statement, of: string): Told | null {
  const [target, other] = one.kind === 'Assign' ? one.targets : []
  if (one.kind !== 'Assign' || other || target?.kind !== 'Attribute') return null
  return target.value.kind === 'Name' && target.value.id === of ? { of, field: target.name, node: one } : null
}

function behind(file: CodeFile, { of, node }: Told, { name, default: begins }: Wanted): Splice {
  const { source } = file.tree
  const value = literal(begins, quoteOf(source))
  const at = lineEnd(source, node.end)
  return inserted(file.path, at, `${breakOf(source)}${indentOf(source, node.start)}${of}.${name} = ${value}`)
}
