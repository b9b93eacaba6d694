import { FORMATS, USUAL_MOST } from '../../blueprint/storage/formats.ts'
import type { Backend, NamedFile, Operation, Table } from '../../model/index.ts'
import type { Entry } from './page.ts'
import type { Plan } from './plan.ts'

/** Columns that name a file, by the field they would be: what is sent for them is held to formats, or they are given out. */
export function fileColumns(table: Table, { api }: Backend): ReadonlyMap<string, NamedFile | null> {
  const own = api.operations.filter(({ statements }) => statements.some(({ tables }) => tables.includes(table.id)))
  const pointing = new Set(table.foreignKeys.flatMap(({ columns }) => columns))
  const columns = table.columns.filter(
    ({ name, type }) => type === 'UUID' && /.+_id$/.test(name) && !pointing.has(name),
  )
  return new Map(
    columns.flatMap(({ name, attribute }) => {
      const held = own.flatMap(({ files = [] }) =>
        files.filter(({ field }) => field === name || field === attribute),
      )[0]
      return held || own.some((one) => givesOut(one, name)) ? [[name, held ?? null] as const] : []
    }),
  )
}

/** `GET /profiles/{profile_id}/avatar`, answered with what is no JSON. */
export const givesOut = ({ method, path, responses }: Operation, column: string): boolean =>
  method === 'get' &&
  path.endsWith(`}/${column.replace(/_id$/, '').replaceAll('_', '-')}`) &&
  !responses.some(({ status, content }) => status.startsWith('2') && Object.keys(content).length > 0)

/** `file(png jpg) <= 5MB` */
export function fileType(held: NamedFile | null): string {
  if (held === null) return 'file'
  const isAny = FORMATS.every((one) => held.formats.includes(one))
  const formats = isAny ? '' : `(${held.formats.join(' ')})`
  return `file${formats}${held.most === USUAL_MOST ? '' : ` <= ${sizeText(held.most)}`}`
}

const UNITS = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
  [1, 'B'],
] as const

function sizeText(bytes: number): string {
  const [size, unit] = UNITS.find(([one]) => bytes % one === 0) ?? [1, 'B']
  return `${bytes / size}${unit}`
}

/** Where files lie: in the bucket a setting names, or on the disk. */
export function filesEntries({ backend, tables, files }: Plan): readonly Entry[] {
  if (!tables.some(({ id }) => files.get(id)!.size > 0)) return []
  const bucket = backend.runtime.settings.find(({ variable }) => /BUCKET/i.test(variable))
  const value = bucket
    ? [
        { key: 'store', value: 's3' },
        { key: 'bucket', value: `$${bucket.variable}` },
      ]
    : [{ key: 'store', value: 'disk' }]
  return [{ key: 'files', value }]
}
