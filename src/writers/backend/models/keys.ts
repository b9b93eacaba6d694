import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Attribute } from './columns.ts'
import { called, keywords } from '../arguments.ts'

/** `ForeignKey("projects.id", ondelete="CASCADE")` */
export const foreignKey = ({ to, onDelete }: NonNullable<Attribute['reference']>): Fragment =>
  called(imported('sqlalchemy:ForeignKey'), [lit(to), ...keywords({ ondelete: onDelete !== null && lit(onDelete) })])

/** What makes the key of a new row, where the program does. */
export function keyMaker({ sql }: Attribute, ids: string): Fragment | null {
  if (sql !== 'UUID') return null
  return ids === 'uuid4' ? py`${imported('uuid:uuid4')}` : py`${imported('app.core.ids:uuid7')}`
}
