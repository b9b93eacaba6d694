import type { Backend, Diagram, Operation, Table } from '../../model/index.ts'
import { tablesUsed } from '../../model/queries/index.ts'
import { tableDiagram } from '../diagrams/mermaid/tables.ts'
import { sequenceDiagram } from '../diagrams/mermaid/sequence.ts'
import { servicesDiagram } from '../diagrams/mermaid/services.ts'
import { sequenceOf } from '../diagrams/sequence.ts'
import { servicesOf } from '../diagrams/services.ts'
import { entitiesDrawing } from '../diagrams/svg/entities.ts'
import { sequenceDrawing } from '../diagrams/svg/sequence.ts'
import { servicesDrawing } from '../diagrams/svg/services.ts'

/** More tables than these, and nobody reads their columns. */
const READABLE = 16

/** Tables, the operation that tells most, and what speaks with what: each for drawing elsewhere, and drawn. */
export function diagramsOf(
  backend: Backend,
  operations: readonly Operation[],
  tables: readonly Table[],
): readonly Diagram[] {
  return [...entities(backend, tables), ...sequence(backend, operations), ...services(backend)]
}

/** With the tables they refer to; where there are too many, only those. */
function entities({ data }: Backend, tables: readonly Table[]): readonly Diagram[] {
  if (tables.length === 0) return []
  const wanted = new Set(tables.map(({ id }) => id))
  for (const { foreignKeys } of tables) for (const key of foreignKeys) wanted.add(key.references.table)
  const around = data.tables.filter(({ id }) => wanted.has(id))
  const shown = around.length <= READABLE ? around : tables
  const title = shown.length === 1 ? `The table ${shown[0]!.id}` : `${shown.length} tables and what refers to what`
  const mermaid = tableDiagram(shown, { keysOnly: shown.length > READABLE })
  return [{ kind: 'entities', title, mermaid, svg: entitiesDrawing(title, shown) }]
}

function sequence(backend: Backend, operations: readonly Operation[]): readonly Diagram[] {
  const telling = mostTelling(operations)
  if (telling === null) return []
  const found = sequenceOf(backend, telling)
  return [{ kind: 'sequence', title: telling.id, mermaid: sequenceDiagram(found), svg: sequenceDrawing(found) }]
}

/** More statements than these nobody follows in a drawing. */
const FOLLOWED = 8

/** The one that touches most: other systems first, then rows that change, then files its chains lead through. */
function mostTelling(operations: readonly Operation[]): Operation | null {
  const weight = (operation: Operation): number => {
    const { effects, statements, handler } = operation
    const files = new Set(statements.flatMap(({ chain }) => chain.map(({ at }) => at.file)))
    const written = tablesUsed(operation).filter(({ writes }) => writes > 0).length
    files.delete(handler.file)
    const told = new Set(effects.map(({ kind }) => kind)).size * 4 + Math.min(written, 4) * 2 + Math.min(files.size, 6)
    return told - 2 * Math.max(0, statements.length - FOLLOWED)
  }
  return operations.reduce<Operation | null>(
    (best, one) => (best === null || weight(one) > weight(best) ? one : best),
    null,
  )
}

function services(backend: Backend): readonly Diagram[] {
  const found = servicesOf(backend)
  return [{ kind: 'services', title: found.title, mermaid: servicesDiagram(found), svg: servicesDrawing(found) }]
}
