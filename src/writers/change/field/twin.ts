import type { Column, Table } from '../../../model/index.ts'
import { type Classes, ownFields } from '../source/classes.ts'
import { isMadeOfOthers, isStamp } from './kept.ts'
import type { Kin } from './kin.ts'
import { type Kind, type Wanted, kindOfColumn } from './wanted.ts'

/** Fields with rules of their own teach nothing about plain ones. */
const SPECIAL = /password|secret|token|hash|e?mail|slug|api_?key|otp/i

/**
 * The field of a table that a new one is most like: wherever that one is declared or copied, the new one is, too. Null
 * where no column of the table can teach it.
 */
export function twinOf(wanted: Wanted, table: Table, kin: Kin, classes: Classes): Column | null {
  const keys = new Set([...(table.primaryKey?.columns ?? []), ...table.foreignKeys.flatMap(({ columns }) => columns)])
  const written = new Set(
    // What other tables stand on as well would give the field to them, too.
    kin.lineage.filter(({ node }) => !kin.others.has(node)).flatMap((one) => [...ownFields(one).keys()]),
  )
  const fields = kin.schemas.map((one) => ({ one, fields: classes.fields(one) }))
  const scored = table.columns
    .filter((column) => !keys.has(column.name) && written.has(column.attribute))
    .filter((column) => column.identity === null && !isMadeOfOthers(column))
    .map((column, index) => {
      const carriers = fields.filter(({ fields: names }) => names.has(column.attribute))
      const isWritten = carriers.some(({ one }) => kin.bodies.has(one.node.name))
      const score =
        Math.min(carriers.length, 4) * 3 +
        (isWritten === wanted.written ? 6 : 0) +
        (kindOfColumn(column) === wanted.kind ? 2 : 0) +
        (column.nullable === wanted.optional ? 2 : 0) +
        (hasDefault(column) === (wanted.default !== null) ? 1 : 0) -
        (SPECIAL.test(column.name) ? 5 : 0) -
        // What names something else is handed on where nothing else of a row is.
        (/_(id|key|version)$/.test(column.name) ? 8 : 0) -
        (isStamp(column) && wanted.kind !== 'datetime' ? 8 : 0) -
        (isStructured(kindOfColumn(column)) && !isStructured(wanted.kind) ? 4 : 0) +
        index / 1000
      return { column, score, isWritten }
    })
    // What no caller is to say stands beside what none says.
    .filter((one) => wanted.written || (!one.isWritten && !SPECIAL.test(one.column.name)))
  return scored.toSorted((a, b) => b.score - a.score)[0]?.column ?? null
}

/** What holds more than one thing is made ready before it is handed on. */
const isStructured = (kind: Kind | null): boolean => kind === 'json' || kind === 'bytes' || kind === null

const hasDefault = ({ default: value, serverDefault }: Column): boolean => value !== null || serverDefault !== null
