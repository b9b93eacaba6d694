import type { Operation } from '../../../model/index.ts'

/** Rows that can be reached by a key: `/projects`, and what can be done with one of them. */
export interface Resource {
  /** The path of all of them, without a slash at its end; it may hold keys of others: `/projects/{project_id}/tasks`. */
  readonly collection: string
  /** `projects` */
  readonly name: string
  readonly create: Operation | null
  readonly list: Operation | null
  readonly read: Operation | null
  /** Everything below one row: reading, writing, deleting it, and actions on it. */
  readonly onRow: readonly Operation[]
}

const trimmed = (path: string): string => path.replace(/\/+$/, '')

/** The keys in a path, each with the collection it is a key of. */
export function keysOf(path: string): readonly { readonly name: string; readonly collection: string }[] {
  return [...path.matchAll(/\{(\w+)(?::[^}]*)?\}/g)].map((match) => ({
    name: match[1] ?? '',
    collection: trimmed(path.slice(0, match.index)),
  }))
}

export function resourcesOf(operations: readonly Operation[]): readonly Resource[] {
  const collections = new Set(operations.flatMap(({ path }) => keysOf(path).map(({ collection }) => collection)))
  const creating = operations.filter(({ method, path }) => method === 'post' && !trimmed(path).endsWith('}'))
  for (const { path } of creating)
    if (operations.some((one) => reads(one, trimmed(path)))) collections.add(trimmed(path))
  return [...collections].map((collection) => resourceAt(collection, operations))
}

const reads = ({ method, path }: Operation, collection: string): boolean =>
  method === 'get' && trimmed(path) === collection

function resourceAt(collection: string, operations: readonly Operation[]): Resource {
  const at = (method: string): Operation | null =>
    operations.find((one) => one.method === method && trimmed(one.path) === collection) ?? null
  const onRow = operations.filter(({ path }) => keysOf(path).at(-1)?.collection === collection)
  return {
    collection,
    name: collection.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '',
    create: at('post'),
    list: at('get'),
    read: onRow.find(({ method, path }) => method === 'get' && path.endsWith('}')) ?? null,
    onRow,
  }
}

/** What the key of a row is called in paths. */
export const keyNamed = ({ onRow }: Resource): string =>
  onRow[0] === undefined ? 'id' : (keysOf(onRow[0].path).at(-1)?.name ?? 'id')

const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1')

const asName = (name: string): string => singular(name.toLowerCase().replaceAll('-', '_'))

/** The resource a reference such as `project_id` names. */
export function resourceNamed(resources: readonly Resource[], reference: string): Resource | undefined {
  const stem = reference.replace(/_?(id|uuid|pk)$/i, '').toLowerCase()
  return resources.find(
    ({ name, create }) => create !== null && (asName(name) === stem || asName(name).endsWith(`_${stem}`)),
  )
}

export const isReference = (name: string): boolean => /[a-z]_?(id|uuid)$/i.test(name)
