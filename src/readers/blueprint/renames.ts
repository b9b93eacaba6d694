import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import type { Renames } from '../../model/index.ts'
import { columnOf } from './conditions.ts'
import { tableName } from './names.ts'

/** What a blueprint says was called otherwise before: without it, what goes and what comes are two things. */
export function renamesIn({ resources }: Blueprint): Renames {
  const all = resources ?? []
  const before = (name: string, was: string | undefined): string => `public.${tableName(was ?? name)}`
  return {
    tables: all.flatMap(({ name, value }) =>
      value.was ? [[before(name, value.was.text), `public.${tableName(name)}`] as const] : [],
    ),
    columns: all.flatMap(({ name, value }) => {
      const table = before(name, value.was?.text)
      return (value.fields ?? []).flatMap(({ name: field, value: { was, type } }) =>
        was ? [[`${table}.${columnOf(was.text, type)}`, `${table}.${columnOf(field, type)}`] as const] : [],
      )
    }),
  }
}
