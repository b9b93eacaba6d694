import { snake } from '../../../blueprint/storage/names.ts'
import type { Table } from '../../../model/index.ts'
import type { Comparison, Dict } from '../../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { nodesIn, textOf } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Ground } from '../ground.ts'
import { type Classes, ownFields } from '../source/classes.ts'
import { literal, quoteOf } from '../source/literal.ts'
import type { Splice } from '../source/splice.ts'
import { among } from './among.ts'
import type { Kin } from './kin.ts'
import { plainNames } from './places.ts'
import type { Wanted } from './wanted.ts'

interface Expecting {
  readonly table: Table
  readonly kin: Kin
  readonly classes: Classes
  readonly twin: string
  readonly wanted: Wanted
}

/** What tests expect of the whole of a row, `assert asdict(task) == {...}`: the new field as it begins. */
export function expectations({ code }: Ground, expecting: Expecting): readonly Splice[] {
  const { table } = expecting
  const wholes = wholesOf(expecting)
  const about = new RegExp(`${snake(table.model ?? table.name)}|${table.name}`, 'i')
  return code.unused
    .filter((file) => isTest(file.path) && file.mentions(about))
    .flatMap((file) =>
      file.functions
        .filter(({ node }) => about.test(file.text(node)))
        .flatMap((one) =>
          dictsIn(one)
            .filter((dict) => wholes.some((isWhole) => isWhole(keysOf(dict))))
            .map((dict) => entry(file, dict, expecting)),
        ),
    )
}

type IsWhole = (keys: readonly (string | null)[]) => boolean

/** Fewer keys may be those of anything. */
const ENOUGH = 3

/** All fields of a class that carries the twin, or all columns, with what else the class of the table holds. */
function wholesOf({ table, kin, classes, twin }: Expecting): readonly IsWhole[] {
  const columns = table.columns.map(({ attribute }) => attribute)
  const held = new Set([...columns, ...kin.lineage.flatMap((one) => [...ownFields(one).keys()])])
  const carried = kin.schemas.flatMap((one) => {
    const fields = [...classes.fields(one).keys()].filter((name) => name !== 'model_config')
    return fields.includes(twin) ? [fields] : []
  })
  const has = (keys: readonly (string | null)[], names: readonly string[]): boolean =>
    keys.length >= ENOUGH && names.every((name) => keys.includes(name))
  return [
    (keys) => has(keys, columns) && keys.every((key) => key !== null && held.has(key)),
    ...carried.map(
      (fields): IsWhole =>
        (keys) =>
          has(keys, fields) && keys.length === fields.length,
    ),
  ]
}

const keysOf = ({ entries }: Dict): readonly (string | null)[] => entries.map(({ key }) => (key ? textOf(key) : null))

function dictsIn({ node }: CodeFunction): readonly Dict[] {
  const all = [...nodesIn(node.body)]
  const equal = all.filter(
    (one) => one.kind === 'Comparison' && (one as unknown as Comparison).operators.every((sign) => sign === '=='),
  )
  return all.filter(
    (one) => one.kind === 'Dict' && equal.some(({ start, end }) => start <= one.start && one.end <= end),
  ) as unknown as readonly Dict[]
}

function entry(file: CodeFile, { entries }: Dict, { table, twin, wanted }: Expecting): Splice {
  const quote = quoteOf(file.tree.source)
  const members = entries.map(({ key, value }) => ({
    node: { start: (key ?? value).start, end: value.end },
    name: key ? textOf(key) : null,
  }))
  const at = members.find(({ name }) => name === twin) ?? members.at(-1)!
  const value = wanted.default === null ? 'None' : literal(wanted.default, quote)
  const text = `${literal(wanted.name, quote)}: ${value}`
  return among(file, at, members, { name: wanted.name, plain: plainNames(table), text })
}
