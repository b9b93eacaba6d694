import type { Blueprint, NamedResource } from '../../blueprint/language/blueprint.ts'
import type { Renames } from '../../model/index.ts'
import { columnOf, usualTable } from '../../blueprint/storage/names.ts'

/** What a blueprint says was called otherwise before: without it, what goes and what comes are two things. */
export function renamesIn({ resources }: Blueprint): Renames {
  const all = resources ?? []
  // A table that is named keeps its name, whatever the resource is called.
  const now = ({ name, value }: NamedResource): string => `public.${value.table?.text ?? usualTable(name)}`
  const before = (one: NamedResource): string =>
    one.value.was && !one.value.table ? `public.${usualTable(one.value.was.text)}` : now(one)
  return {
    tables: all.flatMap((one) => (before(one) === now(one) ? [] : [[before(one), now(one)] as const])),
    columns: all.flatMap((one) =>
      (one.value.fields ?? []).flatMap(({ name: field, value: { was, type } }) =>
        was ? [[`${before(one)}.${columnOf(was.text, type)}`, `${before(one)}.${columnOf(field, type)}`] as const] : [],
      ),
    ),
  }
}
