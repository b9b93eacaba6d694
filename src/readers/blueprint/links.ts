import type { Field } from '../../blueprint/expression/field.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import type { NamedResource } from '../../blueprint/language/blueprint.ts'
import type { Range } from '../../blueprint/problem.ts'
import { constraintName, linkColumns, linkModelName, linkTableName, tableName } from '../../blueprint/storage/names.ts'
import type { Column, ForeignKey, Place, Table } from '../../model/index.ts'
import { indexOf } from './keys.ts'
import { plainTable, serverDefault, typeChecks } from './parts.ts'
import { columnType, keyType } from '../../blueprint/storage/types.ts'

/** Who belongs to whom: both keys are the key, and the second has an index for the way back. */
export function linkTable(
  resource: NamedResource,
  field: string,
  { type, default: value }: Field,
  scope: Scope,
  locate: (range: Range) => Place,
): Table {
  if (type.kind !== 'many') throw new Error('only links have a table of their own')
  const at = locate(resource.value.fields?.find(({ name }) => name === field)?.nameAt ?? resource.nameAt)
  const name = linkTableName(resource.name, field)
  const [one, other] = linkColumns(resource.name, type.to.text)
  const link = type.link
  const held: readonly Column[] = link
    ? [
        {
          ...linkColumn(at, link.name.text, columnType({ ...NOTHING, type: link.type }, scope)),
          serverDefault: serverDefault({ ...NOTHING, type: link.type, default: value }),
        },
      ]
    : []
  const reference = (own: string, parent: string): ForeignKey => ({
    name: constraintName('fk', name, own, parent),
    columns: [own],
    options: '',
    references: { table: parent, columns: ['id'] },
    onDelete: 'CASCADE',
    onUpdate: null,
    at,
  })
  return {
    ...plainTable(name, linkModelName(resource.name, field), at),
    columns: [
      linkColumn(at, one, keyType(resource.name, scope)),
      linkColumn(at, other, keyType(type.to.text, scope)),
      ...held,
    ],
    primaryKey: { name: constraintName('pk', name), columns: [one, other], options: '' },
    foreignKeys: [reference(one, tableName(resource.name, scope)), reference(other, tableName(type.to.text, scope))],
    checks: link ? typeChecks(link.name.text, link.name.text, link.type, name, scope) : [],
    indexes: [indexOf('ix', name, [other], { unique: false, where: null, include: [] }, at)],
  }
}

const linkColumn = (at: Place, name: string, type: string): Column => ({
  name,
  attribute: name,
  type,
  nullable: false,
  serverDefault: null,
  default: null,
  identity: null,
  computed: null,
  autoincrement: false,
  comment: null,
  at,
})

const NOTHING: Omit<Field, 'type'> = {
  optional: false,
  default: null,
  marks: [],
  setBy: null,
  computed: null,
  was: null,
  start: 0,
  end: 0,
}
