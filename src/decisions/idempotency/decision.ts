import type { Operation, Table } from '../../model/index.ts'
import { privilegeKindOf, uniqueSets } from '../../model/queries/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { effectPlace, effectsOf } from '../facts/uses.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, rowsOf, tableNamed } from '../subject.ts'
import { todayAt } from '../today.ts'

const MONEY = /(^|_)(payment|charge|refund|transfer|payout|invoice|order|booking|subscription)s?(_|$)/i
const KEY = /^(x-)?idempotency-key$/i
const MOST = 3

export default decision({
  title: 'The same request twice',
  usual: 'key',
  simplest: 'none',
  furthest: 'key',
  options: [
    {
      name: 'key',
      title: 'A key of the caller (`Idempotency-Key`)',
      gains: ['whatever is asked for twice happens once', 'the second answer is the first one'],
      costs: ['answers are kept for a day', 'callers have to send it'],
      changes: 'a header on these operations, and a table of answers',
    },
    {
      name: 'natural',
      title: 'A unique key of the row itself',
      gains: ['nothing to keep, nothing to send', 'holds for every way into the table'],
      costs: ['the second answer is a conflict', 'what the operation does besides is done twice'],
      changes: 'a unique constraint, and 409 where it is met',
      checks: [
        { rule: 'api/duplicate-not-conflict', scope: [] },
        { rule: 'schema/uniqueness-only-in-code', scope: [] },
      ],
    },
    {
      name: 'none',
      title: 'Nothing',
      gains: ['nothing to build'],
      costs: ['a caller whose answer got lost does it again, and there are two'],
      changes: 'nothing',
    },
  ],
  arises: (subject) =>
    subject.backend.api.operations
      .flatMap((operation) => {
        const table = operation.method === 'post' ? insertedBy(subject, operation) : null
        return table && (effectsOf(operation, 'outbound', 'mail', 'job').length > 0 || MONEY.test(table.name))
          ? [{ operation, table }]
          : []
      })
      .toSorted((one, other) => rowsOf(subject, other.table) - rowsOf(subject, one.table))
      .slice(0, MOST)
      .map(({ operation, table }) => arisingOf(operation, table)),
})

const insertedBy = (subject: DecisionSubject, { statements }: Operation): Table | null =>
  statements.flatMap(({ verb, tables: [first] }) =>
    verb === 'insert' && first !== undefined ? (tableNamed(subject, first) ?? []) : [],
  )[0] ?? null

function arisingOf(operation: Operation, table: Table): Arising {
  const outside = effectsOf(operation, 'outbound', 'job')
  const mails = effectsOf(operation, 'mail')
  const unique = uniqueSets(table).filter((columns) => columns.join() !== table.primaryKey?.columns.join())
  const money = table.columns.find(
    ({ name }) => privilegeKindOf(name) === 'money' || /(^|_)(amount|total|price)(_|$)/i.test(name),
  )
  return {
    question: `What does ${operation.id} do when it is asked twice?`,
    about: [operation.id],
    because: `${operation.id} adds a row of ${table.name}, and a caller whose answer got lost asks again`,
    places: [operation.handler],
    today: todayOf(operation, table, unique),
    weight: 2,
    experiments: [],
    choose(measured) {
      const calls = measured.counted(`calls of ${operation.id} that leave the process`, outside.length, 'call')
      const keys = measured.counted(`unique keys of ${table.name} besides its own`, unique.length, 'key')
      const [first] = outside
      return {
        figures: { key: [calls], natural: [keys], none: [] },
        voices: [
          ...speaks(first, 'model', 'key', (effect) =>
            at(
              say`${operation.id} makes ${calls} to others, and no key of ${table.name} keeps it from making them twice.`,
              [effectPlace(operation, effect)],
            ),
          ),
          ...speaks(!first && unique.length > 0, 'model', 'natural', () =>
            at(say`${table.name} has ${keys} (${unique[0]!.join(', ')}): a second row is refused.`, [table.at]),
          ),
          ...speaks(!first && unique.length === 0 && money, 'model', 'key', (column) =>
            at(say`${table.name}.${column.name} is money, and nothing keeps a second row apart.`, [column.at]),
          ),
        ],
        remarks:
          mails.length > 0
            ? [
                at(
                  say`It sends mail, too: a mail that comes twice is seen.`,
                  mails.slice(0, 1).map((effect) => effectPlace(operation, effect)),
                ),
              ]
            : [],
      }
    },
  }
}

function todayOf(operation: Operation, table: Table, unique: readonly (readonly string[])[]): Today | null {
  if (operation.parameters.some((one) => one.in === 'header' && KEY.test(one.name)))
    return todayAt('key', `${operation.id} takes Idempotency-Key`, operation.handler)
  return unique.length > 0 ? todayAt('natural', `${unique[0]!.join(', ')} of ${table.name} is unique`, table.at) : null
}
