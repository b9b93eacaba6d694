import { columnOf } from '../../../blueprint/storage/names.ts'
import type { Design } from '../feature.ts'

/** Columns of a resource whose changes are kept. */
export const historyOf = (resource: string, { scope }: Pick<Design, 'scope'>): readonly string[] =>
  (scope.resources.get(resource)?.value.history ?? []).flatMap(({ text }) => {
    const field = scope.fields(resource).get(text)
    return field && field.type.kind !== 'many' ? [columnOf(text, field.type)] : []
  })
