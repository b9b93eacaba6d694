import type { Blueprint } from '../../blueprint/language/blueprint.ts'

/** Parts of a blueprint that are understood, and that nobody builds yet. */
export function notBuilt({ rag, tasks, sagas, services, resources, ...blueprint }: Blueprint): readonly string[] {
  const parts: readonly (readonly [string, unknown])[] = [
    ['rag', rag],
    ['tasks', tasks],
    ['sagas', sagas],
    ['services', services],
    ['integrations', blueprint.integrations],
    ['webhooks', blueprint.webhooks],
    ['retention', blueprint.retention],
    ['flags', blueprint.flags],
    ['faces', blueprint.faces?.filter((face) => face !== 'rest')],
  ]
  const declared = parts.flatMap(([name, value]) => (isEmpty(value) ? [] : [name]))
  const own = (resources ?? []).flatMap(({ name, value }) =>
    (['partition', 'cache', 'erase'] as const).flatMap((key) => (isEmpty(value[key]) ? [] : [`${name}.${key}`])),
  )
  return [...declared, ...own]
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
