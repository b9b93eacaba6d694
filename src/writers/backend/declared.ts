import type { Blueprint } from '../../blueprint/language/blueprint.ts'

/** Parts of a blueprint that are understood, and that nobody builds yet. */
export function notBuilt({ rag, tasks, sagas, services, resources, ...blueprint }: Blueprint): readonly string[] {
  const parts: readonly (readonly [string, unknown])[] = [
    ['rag', rag],
    ['tasks', tasks],
    ['sagas', sagas],
    ['services', services],
    ['integrations', blueprint.integrations],
    ['jobs', blueprint.jobs],
    ['webhooks', blueprint.webhooks],
    ['retention', blueprint.retention],
    ['files.cdn', blueprint.files?.cdn],
    ['flags', blueprint.flags],
    ['faces', blueprint.faces?.filter((face) => !isBuilt(face, blueprint))],
  ]
  const declared = parts.flatMap(([name, value]) => (isEmpty(value) ? [] : [name]))
  const own = (resources ?? []).flatMap(({ name, value }) =>
    (['operations', 'partition', 'history', 'emits', 'cache', 'erase'] as const).flatMap((key) =>
      isEmpty(value[key]) ? [] : [`${name}.${key}`],
    ),
  )
  return [...declared, ...own]
}

/** Rows are watched, and tools called, by whoever signed in here. */
const isBuilt = (face: string, { auth }: Pick<Blueprint, 'auth'>): boolean =>
  face === 'rest' ||
  ((face === 'sse' || face === 'websocket' || face === 'mcp') && (auth?.provider ?? 'none') === 'builtin')

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
