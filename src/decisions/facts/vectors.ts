import type { Column, Table } from '../../model/index.ts'
import type { DecisionSubject } from '../subject.ts'

/** A column of vectors, and how many numbers each has. */
export interface VectorColumn {
  readonly table: Table
  readonly column: Column
  readonly dimensions: number
}

/** Vectors of all tables: chunks of texts are often kept apart from what people see. */
export const vectorColumns = ({ backend }: DecisionSubject): readonly VectorColumn[] =>
  backend.data.tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const dimensions = Number(/^(?:half)?vec(?:tor)?\((\d+)\)/i.exec(column.type)?.[1] ?? 0)
      return dimensions > 0 ? [{ table, column, dimensions }] : []
    }),
  )
