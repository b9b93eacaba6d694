import type { Column, Table } from '../../../model/index.ts'
import { type Choice, choiceOf } from '../field/choice.ts'
import { type Declared, declaredColumns } from '../field/declared.ts'
import { statementAt } from '../field/index.ts'
import { isMadeOfOthers, isStamp } from '../field/kept.ts'
import { placesOf } from '../field/places.ts'
import { hasDefault } from '../field/schema-field.ts'
import { optional, optionalForm, pythonType } from '../field/types.ts'
import { type Wanted, kindOfColumn } from '../field/wanted.ts'
import type { Ground } from '../ground.ts'
import { type Classes, type CodeClass, type FieldStatement, ownFields } from '../source/classes.ts'
import type { Editing } from './edits.ts'
import type { Sibling } from './sibling.ts'
import type { Unit } from './units.ts'
import type { NewField } from './values.ts'

/** Each new field with the field of the sibling that is most like it. */
export function newFields(
  ground: Ground,
  classes: Classes,
  sibling: Sibling,
  asked: readonly Wanted[],
): readonly NewField[] {
  const columns = declaredColumns(ground, classes).toSorted((a, b) => near(a, sibling) - near(b, sibling))
  const taken = new Map<string, number>()
  return asked.flatMap((wanted): readonly NewField[] => {
    const column = modelFor(wanted, sibling, classes, taken)
    if (!column) return []
    taken.set(column.attribute, (taken.get(column.attribute) ?? 0) + 1)
    const choice = choiceFor(ground, classes, sibling, wanted, columns)
    return [{ wanted, model: column.attribute, modelLength: lengthOf(column), modelKind: kindOfColumn(column), choice }]
  })
}

const near = (one: Declared, { table, kin }: Sibling): number =>
  one.table.id === table.id ? 0 : one.of.file === kin.model.file ? 1 : 2

const lengthOf = ({ type }: Column): number | null => Number(/\((\d+)\)/.exec(type)?.[1] ?? Number.NaN) || null

/** Fields with rules of their own teach nothing about plain ones. */
const SPECIAL = /password|secret|token|hash|e?mail|slug|api_?key|otp/i

function modelFor(
  wanted: Wanted,
  { table, columns, kin }: Sibling,
  classes: Classes,
  taken: ReadonlyMap<string, number>,
): Column | null {
  const scored = table.columns
    .filter(({ attribute }) => columns.has(attribute))
    .map((column, index) => {
      const carriers = kin.schemas.filter((one) => classes.fields(one).has(column.attribute))
      const bodies = carriers.filter(({ node }) => kin.bodies.has(node.name)).length
      const isRequired = !column.nullable && column.default === null && column.serverDefault === null
      const kind = kindOfColumn(column)
      const score =
        (bodies > 0 === wanted.written ? 12 : 0) +
        // Who may say a field may mostly change it.
        3 * Math.min(bodies, 2) +
        (isRequired === (!wanted.optional && wanted.default === null) ? 6 : 0) +
        (kind === wanted.kind ? 4 : isTextual(kind) && isTextual(wanted.kind) ? 3 : 0) +
        (column.nullable === wanted.optional ? 2 : 0) +
        (column.attribute === wanted.name ? 8 : 0) -
        // A choice that is kept as a text is no text.
        (carriers.some((one) => isOfProject(one, column.attribute, classes)) ? 5 : 0) +
        Math.min(carriers.length, 4) -
        (SPECIAL.test(column.name) ? 5 : 0) -
        2 * (taken.get(column.attribute) ?? 0) -
        index / 1000
      return { column, score }
    })
  return scored.toSorted((a, b) => b.score - a.score)[0]?.column ?? null
}

/** Whether a class says of a field that it holds something of another class of the project. */
function isOfProject(carrier: CodeClass, field: string, classes: Classes): boolean {
  const of = classes.fields(carrier).get(field)
  const statement = of && ownFields(of).get(field)
  if (!of || statement?.kind !== 'AnnotatedAssign') return false
  return [...of.file.text(statement.annotation).matchAll(/\w+/g)].some(([name]) => classes.named(name).length > 0)
}

const isTextual = (kind: Wanted['kind'] | null): boolean => kind === 'str' || kind === 'text'

/** An enum for the new field is called after the new resource. */
function choiceFor(
  { code, backend, answers }: Ground,
  classes: Classes,
  { kin, table, words }: Sibling,
  wanted: Wanted,
  columns: readonly Declared[],
): Choice | null {
  const { model } = kin
  const name = words.renamed(model.node.name, 'code')
  const renamed = { ...kin, model: { file: model.file, node: { ...model.node, name } } }
  return choiceOf(wanted, { code, backend, answers }, classes, { kin: renamed, table, columns, home: model.file })
}

/** How the fields of classes and the types of parameters are written. */
export function declaring(
  ground: Ground,
  classes: Classes,
  sibling: Sibling,
): Pick<Editing, 'declare'> & { annotateIn(unit: Editing['file']): Editing['annotate'] } {
  const columns = declaredColumns(ground, classes).toSorted((a, b) => near(a, sibling) - near(b, sibling))
  return {
    declare(unit: Unit, { wanted, model, choice }: NewField) {
      const places = placesOf(model, sibling.table, sibling.kin, classes)
      const asked = { ground, table: sibling.table, wanted, columns, choice, classes }
      const known = places.find(({ twin }) => twin === (unit.node as unknown))
      if (known) return statementAt(known, asked)
      const of = classes.all.find((one) =>
        [...ownFields(one).values()].some((field) => field === (unit.node as unknown)),
      )
      if (!of) return null
      const twin = unit.node as unknown as FieldStatement
      const role = hasDefault(twin) ? 'partial' : 'read'
      return statementAt({ of, twin, role, isModel: false, plain: [] }, asked)
    },
    annotateIn:
      (file) =>
      ({ wanted, choice }) => {
        const bare = pythonType(file, wanted, choice?.spelled(file) ?? null)
        return wanted.optional ? optional(file, bare, optionalForm(file, ground.code.files)) : bare
      },
  }
}

/** Columns every table of the program has, and the keys the new one has as well: they are no fields of the sibling's own. */
export function structuralColumns(
  table: Table,
  kept: ReadonlySet<string>,
  shared: ReadonlySet<string>,
): ReadonlySet<string> {
  const keys = new Set(table.primaryKey?.columns ?? [])
  return new Set(
    table.columns
      .filter(
        (column) =>
          keys.has(column.name) ||
          kept.has(column.name) ||
          shared.has(column.attribute) ||
          isStamp(column) ||
          isMadeOfOthers(column),
      )
      .map(({ attribute }) => attribute),
  )
}
