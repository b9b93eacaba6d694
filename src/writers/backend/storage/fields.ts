import type { Scope } from '../../../blueprint/check/scope.ts'
import type { FileType } from '../../../blueprint/expression/field.ts'
import { FORMATS, USUAL_MOST } from '../../../blueprint/storage/formats.ts'
import { columnOf } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { providerOf } from '../callers.ts'
import { type Made, columnsOf } from '../resources/resource.ts'

/** A field that holds a file. */
export interface FileField {
  readonly name: string
  readonly column: string
  readonly optional: boolean
  readonly formats: readonly string[]
  readonly most: number
}

const OTHER_NAMES: Readonly<Record<string, string>> = { jpeg: 'jpg', markdown: 'md' }

/** Where a field says nothing, any of them. */
const formatsOf = ({ formats }: FileType): readonly string[] =>
  formats.length === 0
    ? FORMATS
    : [...new Set(formats.map(({ text }) => OTHER_NAMES[text.toLowerCase()] ?? text.toLowerCase()))]

/** Whether somebody can send files: they are of whoever signed in. */
export const hasFiles = (scope: Scope): boolean =>
  providerOf(scope) !== 'none' && [...scope.resources.keys()].some((name) => fileFields(name, scope).length > 0)

export const fileFields = (resource: string, scope: Scope): readonly FileField[] =>
  providerOf(scope) === 'none'
    ? []
    : [...scope.fields(resource)].flatMap(([name, { type, optional }]) =>
        type.kind === 'file'
          ? [{ name, column: columnOf(name, type), optional, formats: formatsOf(type), most: type.most ?? USUAL_MOST }]
          : [],
      )

/** The most each format may hold anywhere. */
export function declaredFormats(scope: Scope): ReadonlyMap<string, number> {
  const most = new Map<string, number>()
  for (const name of scope.resources.keys())
    for (const field of fileFields(name, scope))
      for (const format of field.formats) most.set(format, Math.max(field.most, most.get(format) ?? 0))
  return most
}

/** What has to be so of a file before a row has it; null where a field is none. */
export function attaching(made: Made, column: string, value: Fragment): Fragment | null {
  const field = fileFields(made.name, made.design.scope).find((one) => one.column === column)
  if (!field) return null
  const formats = joined(
    field.formats.map((format) => py`${lit(format)},`),
    ' ',
  )
  return py`await ${imported('app.storage.service:attach')}(session, caller, ${value}, formats=(${formats}), most=${lit(field.most)})`
}

/** Fields whose files can be asked for. */
export const servedFiles = (made: Made): readonly FileField[] => {
  const told = new Set(columnsOf(made).flatMap(({ name, field }) => (field.marks.includes('hidden') ? [] : [name])))
  return made.rules.read === null ? [] : fileFields(made.name, made.design.scope).filter(({ name }) => told.has(name))
}
