import type { AskedToTell, Backend, Operation, Sentence, Table } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { singular, wordsIn } from '../../../readers/request/vocabulary/forms.ts'
import { ofDeletion } from './deletion.ts'

export interface About {
  readonly backend: Backend
  readonly operations: readonly Operation[]
  readonly tables: readonly Table[]
  readonly asks: AskedToTell
}

/** What the model says of what is asked: where it stands, how many there are, what an operation does, and what rows hold. */
export function factsAnswer(about: About): readonly Sentence[] {
  const { kind } = about.asks
  if (kind === 'number') return [...numbers(about)]
  if (kind === 'reason')
    return [
      said('Why it is so, nothing that is read says; this is what the code does, and where.'),
      ...ofOperations(about),
      ...ofDeletion(about),
    ]
  const columns = ofColumns(about)
  if (kind === 'state')
    return columns.length > 0 ? columns : [...ofTables(about), ...ofDeletion(about), ...ofOperations(about)]
  if (kind === 'place') return [...columns, ...ofOperations(about)]
  return [...ofDeletion(about), ...ofOperations(about)]
}

function* numbers({ backend, operations, tables, asks }: About): Generator<Sentence> {
  const { text } = asks.from
  const [first] = tables
  if (/\btables?\b/i.test(text)) {
    yield said(
      `${count(backend.data.tables.length, 'table')}: ${backend.data.tables.map(({ name }) => name).join(', ')}.`,
    )
  } else if (/\b(operations?|endpoints?|routes?)\b/i.test(text)) {
    yield said(
      `${count(operations.length, 'operation')}${first ? ` of ${first.name}` : ''}: ${operations.map(({ id }) => `\`${id}\``).join(', ')}.`,
    )
  } else if (/\b(columns?|fields?)\b/i.test(text) && first) {
    yield {
      ...said(
        `${first.name} has ${count(first.columns.length, 'column')}: ${first.columns.map(({ name }) => name).join(', ')}.`,
      ),
      places: [first.at],
    }
  } else yield said('How many rows there are, only the database tells: nothing that is read here counts them.')
}

/** `an index on review.book_id`, `does an order have a buyer`: columns that are named, with what is held to them. */
function ofColumns({ tables, asks }: About): readonly Sentence[] {
  const words = wordsIn(asks.from.text).map(singular)
  const spoken = ` ${words.join(' ')} `
  return tables.flatMap((table) =>
    table.columns.flatMap((column): readonly Sentence[] => {
      const parts = wordsIn(column.name).map(singular)
      const plain = parts.length > 1 && parts.at(-1) === 'id' ? parts.slice(0, -1) : parts
      const isNamed = [parts, plain].some((name) => spoken.includes(` ${name.join(' ')} `))
      const isTable =
        spoken.includes(` ${wordsIn(table.name).map(singular).join(' ')} `) &&
        plain.join(' ') === wordsIn(table.name).map(singular).join(' ')
      if (!isNamed || isTable || column.name === 'id') return []
      const indexes = table.indexes.filter(({ keys }) => keys.includes(column.name))
      const led = indexes.filter(({ keys }) => keys[0] === column.name)
      const uniques = table.uniques.filter(({ columns }) => columns.includes(column.name))
      const key = table.foreignKeys.find(({ columns }) => columns.includes(column.name))
      return [
        {
          text:
            [
              `\`${table.name}.${column.name}\` is ${column.type}${column.nullable ? ', and may be empty' : ', and is never empty'}`,
              ...(key
                ? [
                    `it leads to ${key.references.table}${key.onDelete ? `, and deleting that row does ${key.onDelete.toLowerCase()}` : ''}`,
                  ]
                : []),
              led.length > 0
                ? `${led.map(({ name, keys }) => `the index ${name ?? keys.join(', ')}`).join(' and ')} begins with it`
                : uniques.some(({ columns }) => columns[0] === column.name)
                  ? 'a unique key begins with it'
                  : 'no index begins with it',
            ].join('; ') + '.',
          runs: [],
          places: [column.at],
        },
      ]
    }),
  )
}

const ofTables = ({ tables }: About): readonly Sentence[] =>
  tables.map(({ name, columns, at }) => ({
    text: `\`${name}\` holds ${columns.map((one) => one.name).join(', ')}.`,
    runs: [],
    places: [at],
  }))

const MOST = 8

/** Where an operation begins, what it asks of the database on the way, and where. */
const ofOperations = ({ operations, tables }: About): readonly Sentence[] =>
  operations.slice(0, MOST).map(({ id, handler, statements, effects }) => {
    const own = statements.filter(({ chain }) => chain[0]?.at.file === handler.file)
    const steps = [...new Set(own.map(({ verb, tables: [table = ''] }) => `${verb} of ${table}`))]
    const besides = [...new Set(effects.map(({ what }) => what))]
    const wanted = new Set(tables.flatMap((one) => [one.id, one.name]))
    const writing = own.filter(
      ({ verb, tables: of }) => verb !== 'select' && (wanted.size === 0 || wanted.has(of[0] ?? '')),
    )
    const places = (writing.length > 0 ? writing : own).flatMap(({ chain }) => chain.at(-1)?.at ?? [])
    return {
      text: `\`${id}\`: ${[...(steps.length > 0 ? steps : ['no statement of its own']), ...besides].join(', ')}.`,
      runs: [],
      places: [handler, ...places.slice(0, 3)],
    }
  })

const said = (text: string): Sentence => ({ text, runs: [], places: [] })
