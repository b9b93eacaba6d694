import type { Effect, Operation, Place, Statement, Table } from '../../model/index.ts'
import { standsAt } from '../../model/queries/index.ts'
import type { DecisionSubject } from '../subject.ts'

export type Verb = Statement['verb']

/** Operations that do something to a table, with the first statement by which they do. */
export interface TableUse {
  readonly operation: Operation
  readonly statement: Statement
}

/** A statement that reads several tables uses each of them; one that writes is about its first. */
export const usesOf = (
  { backend }: DecisionSubject,
  { id }: Pick<Table, 'id'>,
  ...verbs: readonly Verb[]
): readonly TableUse[] =>
  backend.api.operations.flatMap((operation) => {
    const statement = operation.statements.find(
      ({ verb, tables }) => verbs.includes(verb) && (verb === 'select' ? tables.includes(id) : tables[0] === id),
    )
    return statement ? [{ operation, statement }] : []
  })

export const writesOf = (subject: DecisionSubject, table: Pick<Table, 'id'>): readonly TableUse[] =>
  usesOf(subject, table, 'insert', 'update', 'delete')

/** Whether an operation changes rows. */
export const changes = ({ statements }: Operation): boolean =>
  statements.some(({ verb }) => verb === 'insert' || verb === 'update' || verb === 'delete')

/** Where a statement stands; the handler where nobody knows. */
export const placeOf = ({ operation, statement }: TableUse): Place => standsAt(statement)?.at ?? operation.handler

export const placesOf = (uses: readonly TableUse[], most = 3): readonly Place[] =>
  [...new Map(uses.map((one) => [`${placeOf(one).file}:${placeOf(one).line}`, placeOf(one)])).values()].slice(0, most)

/** What an operation causes outside of its statements. */
export const effectsOf = ({ effects }: Operation, ...kinds: readonly Effect['kind'][]): readonly Effect[] =>
  effects.filter(({ kind }) => kinds.includes(kind))

export const effectPlace = (operation: Operation, effect: Effect): Place => effect.chain.at(-1)?.at ?? operation.handler

/** `app/orders.py:12` */
export const where = ({ file, line }: Place): string => `${file}:${line}`
