import type { CatalogConstraint, CatalogName } from '../../model/index.ts'
import { deferral } from './columns.ts'
import { call, inSchema, keyword, pythonList, pythonText } from './python.ts'

const NAME = String.raw`(?:"((?:[^"]|"")+)"|([^\s".(]+))`
const KEY = new RegExp(
  String.raw`^FOREIGN KEY \([^()]*\) REFERENCES (?:${NAME}\.)?${NAME}\(([^()]*)\)(?: ON UPDATE (CASCADE|RESTRICT|SET NULL|SET DEFAULT))?(?: ON DELETE (CASCADE|RESTRICT|SET NULL|SET DEFAULT))?([^()]*)$`,
)

/** `op.create_foreign_key(...)`; null for one that only SQL can describe. */
export function createForeignKey(table: CatalogName, constraint: CatalogConstraint): string | null {
  const key = readKey(constraint)
  if (key === null) return null
  return call('op.create_foreign_key', [
    pythonText(constraint.name),
    pythonText(table.name),
    pythonText(key.name),
    pythonList(constraint.columns),
    pythonList(key.columns),
    inSchema(table.schema, 'source_schema'),
    inSchema(key.schema, 'referent_schema'),
    ...key.given,
    key.isNotValid ? 'postgresql_not_valid=True' : null,
  ])
}

/** `sa.ForeignKeyConstraint(...)`, inside of the table it is a key of. */
export function foreignKeyWithin(constraint: CatalogConstraint): string | null {
  const key = readKey(constraint)
  if (key === null || key.isNotValid) return null
  const path = key.schema === 'public' ? key.name : `${key.schema}.${key.name}`
  return call('sa.ForeignKeyConstraint', [
    pythonList(constraint.columns),
    pythonList(key.columns.map((column) => `${path}.${column}`)),
    `name=op.f(${pythonText(constraint.name)})`,
    ...key.given,
  ])
}

function readKey({ definition }: CatalogConstraint) {
  const found = KEY.exec(definition)
  if (found === null) return null
  const [, schemaQuoted, schema, nameQuoted, name, columns = '', onUpdate, onDelete, rest = ''] = found
  const later = deferral(rest.replace(/ NOT VALID$/, ''))
  if (later === null) return null
  return {
    schema: plain(schemaQuoted) ?? schema ?? 'public',
    name: plain(nameQuoted) ?? name ?? '',
    columns: namesIn(columns),
    given: [
      keyword('onupdate', onUpdate === undefined ? null : pythonText(onUpdate)),
      keyword('ondelete', onDelete === undefined ? null : pythonText(onDelete)),
      ...later,
    ],
    isNotValid: rest.endsWith(' NOT VALID'),
  }
}

const plain = (quoted: string | undefined): string | undefined => quoted?.replaceAll('""', '"')

const namesIn = (list: string): readonly string[] =>
  [...list.matchAll(/"((?:[^"]|"")+)"|([^\s,"]+)/g)].map(([, quoted, bare]) => plain(quoted) ?? bare ?? '')
