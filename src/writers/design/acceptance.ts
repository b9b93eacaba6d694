import type { AccessRow, Backend, Operation, OperationContract, Sentence, Table } from '../../model/index.ts'
import { durationText } from './durations.ts'
import { told } from './sentence.ts'

interface Subject {
  readonly backend: Backend
  readonly operations: readonly Operation[]
  readonly tables: readonly Table[]
  readonly access: readonly AccessRow[]
  readonly contracts: readonly OperationContract[]
}

/** Sentences that are true or not of the finished backend: from access, contract, states, limits and keys. */
export function acceptanceOf(subject: Subject): readonly Sentence[] {
  const { operations } = subject
  return [
    ...operations.flatMap((one) => ofAccess(one, subject)),
    ...operations.flatMap((one) => ofContract(one, subject)),
    ...ofStates(subject),
    ...operations.flatMap(ofLimits),
    ...subject.tables.flatMap(ofKeys),
    ...ofForgetting(subject),
  ]
}

/** What nobody could generate is held by a test of whoever writes it. */
export const ofHand = (requirement: string): Sentence =>
  told(`“${requirement}” holds, by a test that is written with it.`)

function ofAccess(operation: Operation, { access }: Subject): readonly Sentence[] {
  const row = access.find((one) => one.operation === operation.id)
  if (row === undefined || operation.access.state === 'unknown') return []
  const refused = Object.entries(row.allowed).filter(([, answer]) => answer === 'no')
  const roles = refused.map(([role]) => role).filter((role) => role !== 'anyone')
  const own = Object.entries(row.allowed).filter(([, answer]) => answer === 'own')
  const asks = operation.access.checks.find(({ kind }) => kind === 'authentication')
  const at = asks?.chain.at(-1)?.at ?? operation.handler
  return [
    ...(asks && operation.access.state === 'enforced'
      ? [told(`\`${operation.id}\` answers ${asks.status} to whoever sends no credentials.`, [at])]
      : []),
    ...(roles.length > 0
      ? [told(`\`${operation.id}\` is refused to ${listed(roles, 'and')}.`, [operation.handler])]
      : []),
    ...(own.length > 0
      ? [
          told(
            `\`${operation.id}\` lets ${listed(
              own.map(([role]) => `${role}`),
              'and',
            )} at rows of their own, and at nobody else's.`,
            [operation.handler],
          ),
        ]
      : []),
  ]
}

/** What a good request is answered, and that one without something required is not. */
function ofContract(operation: Operation, { contracts }: Subject): readonly Sentence[] {
  const contract = contracts.find((one) => one.operation === operation.id)
  if (contract === undefined) return []
  const required = contract.request?.fields.filter((one) => one.required && !/[.[]/.test(one.name)) ?? []
  const invalid = contract.errors.find(({ status }) => status === '422' || status === '400')?.status
  return [
    ...(contract.status === undefined || contract.request === null || contract.request.example === null
      ? []
      : [
          told(`\`${operation.id}\` answers ${contract.status} to the example of its contract, sent by whoever may.`, [
            operation.handler,
          ]),
        ]),
    ...(required.length > 0 && invalid !== undefined
      ? [
          told(
            `\`${operation.id}\` answers ${invalid} where ${listed(
              required.map(({ name }) => `\`${name}\``),
              'or',
            )} is missing.`,
            [operation.handler],
          ),
        ]
      : []),
  ]
}

function ofStates({ backend, tables }: Subject): readonly Sentence[] {
  return (backend.data.steps ?? []).flatMap(({ choice, at, steps }) => {
    const [table, column] = holderOf(choice, tables)
    if (table === undefined || column === undefined) return []
    const allowed = steps.map(({ from, to }) => `${from} → ${to}`)
    const forbidden = column.choice?.values.flatMap((from) =>
      column
        .choice!.values.filter((to) => to !== from && !steps.some((step) => step.from === from && step.to === to))
        .map((to) => `${from} → ${to}`),
    )
    const [example] = forbidden ?? []
    return [
      told(`\`${table.id}.${column.name}\` takes the steps ${allowed.join(', ')}.`, [at]),
      ...(example === undefined
        ? []
        : [
            told(
              `\`${table.id}.${column.name}\` refuses every other step, \`${example}\` among ${forbidden!.length}.`,
              [at],
            ),
          ]),
    ]
  })
}

function holderOf(choice: string, tables: readonly Table[]) {
  for (const table of tables)
    for (const column of table.columns) if (column.choice?.of === choice) return [table, column] as const
  return [undefined, undefined] as const
}

const ofLimits = (operation: Operation): readonly Sentence[] =>
  (operation.limits ?? []).map(({ times, seconds, chain }) =>
    told(
      `\`${operation.id}\` answers 429 to the call after ${times} in ${durationText(seconds)}.`,
      chain.map(({ at }) => at).slice(-1),
    ),
  )

const ofKeys = (table: Table): readonly Sentence[] => [
  ...table.uniques.map(({ columns }) =>
    told(
      `No two rows of \`${table.id}\` have the same ${listed(columns, 'and')}, even when both are written at once.`,
      [table.at],
    ),
  ),
  ...table.indexes
    .filter(({ unique }) => unique)
    .map(({ keys, where, at }) =>
      told(
        `No two rows of \`${table.id}\` have the same ${listed(keys, 'and')}${where === null ? '' : ` where \`${where.replaceAll('`', "'")}\``}, even when both are written at once.`,
        [at],
      ),
    ),
]

const ofForgetting = ({ backend, tables }: Subject): readonly Sentence[] =>
  (backend.runtime.forgotten ?? [])
    .filter(({ table }) => tables.some(({ id }) => id === table))
    .map(({ table, seconds, job }) =>
      told(`A row of \`${table}\` that is older than ${durationText(seconds)} is gone after \`${job}\` has run.`),
    )

export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
