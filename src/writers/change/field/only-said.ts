import type { Table } from '../../../model/index.ts'
import type { Call, Expression } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn } from '../../../python/code/names.ts'
import { escapePattern } from '../../../kernel/text.ts'
import { isSentWhole } from './sent-whole.ts'
import type { Ground } from '../ground.ts'
import { type Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { isOptional } from './optional.ts'
import type { Place } from './places.ts'
import { hasDefault } from './schema-field.ts'
import type { Wanted } from './wanted.ts'

/**
 * Whether a field that has to hold something says so where it may be left out as well, `archived: bool = False`: all that
 * is taken of the class is what somebody said, so that a default changes nothing, and an empty value would get as far as
 * the column. Where fields of that sort may be empty already, here or in the same class of another table, the new one is
 * as they are, unless somebody sends all of the class: what they never said would be sent as empty.
 */
export function beginsFull(
  { code, backend }: Ground,
  { of, role, twin }: Place,
  wanted: Wanted,
  table: Table,
  classes: Classes,
): boolean {
  if (role !== 'partial' || wanted.optional || wanted.default === null || !hasDefault(twin)) return false
  if (!takesOnlySaid(code, of, classes)) return false
  const isOtherwise = backend.data.tables.some((other) =>
    sameOf(of, table, other, classes).some((one) => mayBeEmpty(one, other)),
  )
  return !isOtherwise || isSentWhole(code, of)
}

/** The class itself, or the one that is called after another table as it is after its own: `PersonUpdate`. */
function sameOf(of: CodeClass, table: Table, other: Table, classes: Classes): readonly CodeClass[] {
  if (other === table) return [of]
  const { model } = table
  if (model === null || other.model === null || !of.node.name.includes(model)) return []
  return classes.named(of.node.name.replace(model, other.model))
}

/** Whether a class has a field that begins with something and is never empty in a row, and lets it be empty. */
const mayBeEmpty = (of: CodeClass, { columns }: Table): boolean =>
  columns.some((column) => {
    const statement = ownFields(of).get(column.attribute)
    const begins = column.default !== null || column.serverDefault !== null
    return begins && !column.nullable && statement !== undefined && isOptional(of, statement)
  })

/** Whether what a class stands on says the same already. */
export const isInherited = ({ of }: Place, places: readonly Place[], classes: Classes): boolean =>
  places.some(
    (other) =>
      other.of.node !== of.node &&
      (other.role === 'written' || other.role === 'table') &&
      classes.lineage(of).some(({ node }) => node === other.of.node),
  )

function takesOnlySaid(code: Code, of: CodeClass, classes: Classes): boolean {
  const dumps = code
    .functions(new RegExp(`\\b${escapePattern(of.node.name)}\\b`))
    .flatMap((one) => dumpsIn(one, of, classes))
  return dumps.length > 0 && dumps.every(isOfSaid)
}

/** `body.model_dump(...)`, `jsonable_encoder(body, ...)`, where `body` is of the class. */
function dumpsIn({ file, node }: CodeFunction, { node: wanted }: CodeClass, classes: Classes): readonly Call[] {
  const names = new Set(
    node.parameters
      .filter(({ annotation }) => annotation && classes.of(file, annotation)?.node === wanted)
      .map(({ name }) => name),
  )
  const isIt = (one: Expression | undefined): boolean => one?.kind === 'Name' && names.has(one.id)
  if (names.size === 0) return []
  return callsIn(node.body).filter(({ callee, args }) =>
    callee.kind === 'Attribute'
      ? /^(model_dump|dict)$/.test(callee.name) && isIt(callee.value)
      : callee.kind === 'Name' && callee.id === 'jsonable_encoder' && isIt(args[0]),
  )
}

/** Left out is what nobody said, and nothing else: not what is empty, and not what is as it begins. */
function isOfSaid({ keywords }: Call): boolean {
  const isSaid = (name: string | null, value: Expression): boolean =>
    /^(exclude_unset|skip_defaults)$/.test(name ?? '') && value.kind === 'Constant' && value.value === true
  return (
    keywords.some(({ name, value }) => isSaid(name, value)) &&
    !keywords.some(({ name }) => name === 'exclude_none' || name === 'exclude_defaults')
  )
}
