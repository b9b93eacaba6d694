import type { Call, Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { isCall, keyword } from '../../../python/code/names.ts'
import type { Column, Table } from '../../../model/index.ts'
import type { Ground } from '../ground.ts'
import { type Classes, type CodeClass, type FieldStatement, ownFields } from '../source/classes.ts'
import { lastOf } from '../source/spelling.ts'
import { modelOf } from './kin.ts'
import { type Kind, kindOfColumn } from './wanted.ts'

/** How a class says what a column is. */
export type Form = 'mapped' | 'column' | 'sqlmodel'

/** A column, with the statement that declares it. */
export interface Declared {
  readonly table: Table
  readonly column: Column
  readonly of: CodeClass
  readonly statement: FieldStatement
  readonly form: Form
  readonly kind: Kind | null
  /** `mapped_column(...)`, `Column(...)`, `Field(...)`; null where there is none. */
  readonly call: Call | null
}

/** Every column of the program that a class of it declares. */
export function declaredColumns({ backend }: Ground, classes: Classes): readonly Declared[] {
  return backend.data.tables.flatMap((table) => {
    const model = modelOf(classes, table)
    const lineage = model ? classes.lineage(model) : []
    return table.columns.flatMap((column) => {
      const of = lineage.find((one) => ownFields(one).has(column.attribute))
      return of ? [declared(table, column, of, ownFields(of).get(column.attribute)!)] : []
    })
  })
}

function declared(table: Table, column: Column, of: CodeClass, statement: FieldStatement): Declared {
  const { value } = statement
  return {
    table,
    column,
    of,
    statement,
    form: formOf(of.file, statement),
    kind: kindOfColumn(column),
    call: value && isCall(value) ? value : null,
  }
}

export function formOf(file: CodeFile, statement: FieldStatement): Form {
  if (statement.kind === 'Assign') return 'column'
  const { annotation } = statement
  const path = annotation.kind === 'Subscript' ? file.pathOf(annotation.value) : null
  return path !== null && lastOf(path) === 'Mapped' ? 'mapped' : 'sqlmodel'
}

/** The type as it is given to a column: `String(200)`; null where the annotation says it. */
export function givenType({ of: { file }, call, form }: Declared): Expression | null {
  if (!call) return null
  if (form === 'sqlmodel') return keyword(call, 'sa_type') ?? null
  const given = call.args.find((one) => !isText(one) && !isReference(file, one)) ?? keyword(call, 'type_')
  return given ?? null
}

const isText = (one: Expression): boolean => one.kind === 'Constant'

function isReference(file: CodeFile, one: Expression): boolean {
  const path = isCall(one) ? file.pathOf(one.callee) : null
  return path !== null && /^(ForeignKey|Sequence|Identity|Computed|CheckConstraint)$/.test(lastOf(path))
}

/** The one that is said most often; the first of several. */
export function mostCommon<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1)
  const best = Math.max(...counts.values())
  return values.find((value) => counts.get(keyOf(value)) === best) ?? null
}
