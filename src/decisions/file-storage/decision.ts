import type { Column, Operation, Table } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, asks, figure, rowsOf } from '../subject.ts'
import { todayAt } from '../today.ts'

const GIGABYTE = 1024 ** 3
/** What a database carries beside its rows, and what no disk of one machine should. */
const LITTLE = GIGABYTE
const MUCH = 100 * GIGABYTE
/** What a file is supposed to be where nobody says how large one may be. */
const SUPPOSED = 1024 ** 2
const OBJECT_STORE = /s3|boto|minio|gcs|cloud-storage|azure/i

export default decision({
  title: 'Where files lie',
  usual: 'object-store',
  simplest: 'database',
  furthest: 'object-store',
  options: [
    {
      name: 'database',
      title: 'In the database',
      gains: ['a file and its row change together', 'one backup holds all'],
      costs: ['each backup, copy and vacuum carries all of it', 'each byte goes through a connection and the program'],
      changes: 'a column of bytes, best in a table of its own',
    },
    {
      name: 'disk',
      title: 'On a disk of the machine',
      gains: ['nothing is simpler or faster'],
      costs: [
        'one machine has it',
        'a container that is renewed loses it',
        'what is backed up is not of one moment with the rows',
      ],
      changes: 'a volume that outlives the program',
      checks: [{ rule: 'injection/upload-name-trusted', scope: [] }],
    },
    {
      name: 'object-store',
      title: 'In an object store',
      gains: ['grows without end', 'callers send and fetch without the program', 'each process sees the same'],
      costs: ['a file and its row do not change together', 'one more thing to run, or to pay'],
      changes: 'a store, addresses that hold for minutes, and a job for files without a row',
      checks: [{ rule: 'injection/upload-unbounded', scope: [] }],
    },
  ],
  arises(subject) {
    const [uploads, columns] = [uploadsOf(subject), bytesColumns(subject)]
    return uploads.length > 0 || columns.length > 0 || asks(subject, 'files')
      ? [arisingOf(subject, uploads, columns)]
      : []
  },
})

/** What is sent in parts holds a file, or it would not be. */
const uploadsOf = ({ backend }: DecisionSubject): readonly Operation[] =>
  backend.api.operations.filter(
    ({ body, files }) => (files ?? []).length > 0 || (body !== null && 'multipart/form-data' in body.content),
  )

interface BytesColumn {
  readonly table: Table
  readonly column: Column
}

const bytesColumns = ({ tables }: DecisionSubject): readonly BytesColumn[] =>
  tables.flatMap((table) =>
    table.columns.flatMap((column) =>
      column.type === 'BYTEA' &&
      !/hash|digest|salt|key|token|signature|secret|credential|password|value/i.test(column.name)
        ? [{ table, column }]
        : [],
    ),
  )

function arisingOf(subject: DecisionSubject, uploads: readonly Operation[], columns: readonly BytesColumn[]): Arising {
  const table = columns[0]?.table ?? filesTable(subject)
  const most = Math.max(0, ...uploads.flatMap(({ files }) => files ?? []).map((file) => file.most))
  const stated = figure(subject, 'bytes')?.value ?? null
  const [first] = uploads
  return {
    question: 'Where do files lie?',
    about: [
      ...uploads.slice(0, 8).map(({ id }) => id),
      ...columns.map(({ table: { id }, column }) => `${id}.${column.name}`),
    ],
    because: becauseOf(first, columns[0]),
    places: [
      ...uploads.slice(0, 2).map(({ handler }) => handler),
      ...columns.slice(0, 2).map(({ column }) => column.at),
    ],
    today: todayOf(subject, columns),
    weight: uploads.length + columns.length,
    experiments: [],
    choose(measured) {
      if (!table && stated === null) return { figures: {}, voices: [] }
      const rows = table ? measured.rows(table.id) : measured.counted('files', 1, 'file')
      const each = stated ?? (most > 0 ? most : SUPPOSED)
      const all = measured.from(
        'bytes of all files, each as large as it may be',
        stated === null ? rows.value * each : stated,
        'bytes',
        rows,
      )
      const size = measured.from('bytes of a file', each, 'bytes', rows)
      const told =
        stated === null
          ? say`${rows} of ${table!.name}, each with a file of up to ${size}${most > 0 ? '' : ' (supposed)'}, are ${all}.`
          : say`Files are to take ${all}.`
      return {
        figures: { database: [all], disk: [all], 'object-store': [all] },
        voices: [
          ...speaks(all.value >= MUCH, 'measured', 'object-store', () => told),
          ...speaks(all.value < LITTLE && columns.length > 0, 'measured', 'database', () =>
            at(
              told,
              columns.map(({ column }) => column.at),
            ),
          ),
          ...speaks(
            all.value < MUCH && all.value >= LITTLE && subject.backend.project.container,
            'model',
            'object-store',
            () => say`It runs as a container: what lies on its disk is gone with it.`,
          ),
        ],
        remarks: all.value < MUCH && (all.value >= LITTLE || columns.length === 0) ? [told] : [],
      }
    },
  }
}

function becauseOf(upload: Operation | undefined, column: BytesColumn | undefined): string {
  if (upload) return `${upload.id} takes a file`
  return column ? `${column.table.name}.${column.column.name} holds bytes` : 'files are to be kept'
}

/** The table that names files. */
const filesTable = (subject: DecisionSubject): Table | null =>
  subject.backend.data.tables
    .filter(
      ({ name, columns }) =>
        /(^|_)(files?|attachments?|uploads?|documents?|images?|photos?|media)(_|$)/.test(name) ||
        columns.some(({ name: column }) =>
          /^(file|image|photo|avatar|attachment)_(id|path|name|key|url)$/.test(column),
        ),
    )
    .toSorted((one, other) => rowsOf(subject, other) - rowsOf(subject, one))[0] ?? null

function todayOf({ blueprint, backend }: DecisionSubject, [first]: readonly BytesColumn[]): Today | null {
  if (first) return todayAt('database', `${first.table.name}.${first.column.name} holds bytes`, first.column.at)
  const said = blueprint?.files?.store
  if (said) return { option: said === 's3' ? 'object-store' : 'disk', text: `the blueprint says ${said}`, places: [] }
  const written = backend.api.operations.flatMap(({ effects }) => effects).find(({ kind }) => kind === 'file')
  const place = written?.chain.at(-1)?.at
  if (!written || !place) return null
  return todayAt(OBJECT_STORE.test(written.library) ? 'object-store' : 'disk', `${written.library} keeps files`, place)
}
