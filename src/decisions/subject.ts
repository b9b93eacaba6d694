import type { Blueprint } from '../blueprint/language/blueprint.ts'
import type { Backend, DesignRequest, StatedFigure, Table } from '../model/index.ts'

/** What a decision looks at: the model, and what people say of how much there is of everything. */
export interface DecisionSubject {
  readonly backend: Backend
  /** Tables the backend is about; those it keeps for itself are left out. */
  readonly tables: readonly Table[]
  /** Rows by the id of the table. */
  readonly rows: ReadonlyMap<string, KnownRows>
  /** What is asked for; null where nobody asks for anything. */
  readonly request: DesignRequest | null
  /** What it is to be written from; null where there is none. */
  readonly blueprint: Blueprint | null
  /** Requests a second; null where nobody says. */
  readonly requests: number | null
}

export interface KnownRows {
  readonly rows: number
  /** `stated`, `a tenth of orders`. */
  readonly because: string
}

export const rowsOf = ({ rows }: DecisionSubject, { id }: Pick<Table, 'id'>): number => rows.get(id)?.rows ?? 0

/** The largest of some tables, the largest first: of others no more is measured. */
export const largest = <One extends Pick<Table, 'id'>>(
  subject: DecisionSubject,
  tables: readonly One[],
  most = MOST,
): readonly One[] => tables.toSorted((one, other) => rowsOf(subject, other) - rowsOf(subject, one)).slice(0, most)

const MOST = 3

/** Whether a request asks for something, of a subject or of the whole. */
export const asks = ({ request }: DecisionSubject, ...names: readonly string[]): boolean =>
  request?.capabilities.some(({ name }) => names.includes(name)) ?? false

export const figure = (
  { request }: Pick<DecisionSubject, 'request'>,
  kind: StatedFigure['kind'],
): StatedFigure | null => request?.figures.find((one) => one.kind === kind) ?? null

export const tableNamed = ({ tables }: DecisionSubject, id: string): Table | null =>
  tables.find((one) => one.id === id) ?? null
