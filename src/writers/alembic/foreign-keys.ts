import type { CatalogConstraint, CatalogName } from '../../model/index.ts'
import { deferral } from './columns.ts'
import { call, inSchema, keyword, pythonList, pythonText } from './python.ts'

const NAME = String.raw`(?:"((?:[^"]|"")+)"|([^\s".(]+))`
const KEY = new RegExp(
  String.raw`^FOREIGN KEY \([^()]*\) REFERENCES (?:${NAME}\.)?${NAME}\(([^()]*)\)(?: ON UPDATE (CASCADE|RESTRICT|SET NULL|SET DEFAULT))?(?: ON DELETE (CASCADE|RESTRICT|SET NULL|SET DEFAULT))?([^()]*)$`,
)

/** `op.create_foreign_key(...)`; null for one that only SQL can describe. */
export function createForeignKey(table: CatalogName, constraint: CatalogConstraint): string | null {
  const found = KEY.exec(constraint.definition)
  if (found === null) return null
  const [, schemaQuoted, schema, nameQuoted, name, columns = '', onUpdate, onDelete, rest = ''] = found
  const isNotValid = rest.endsWith(' NOT VALID')
  const later = deferral(rest.replace(/ NOT VALID$/, ''))
  if (later === null) return null
  return call('op.create_foreign_key', [
    pythonText(constraint.name),
    pythonText(table.name),
    pythonText(plain(nameQuoted) ?? name ?? ''),
    pythonList(constraint.columns),
    pythonList(namesIn(columns)),
    inSchema(table.schema, 'source_schema'),
    inSchema(plain(schemaQuoted) ?? schema ?? 'public', 'referent_schema'),
    keyword('onupdate', onUpdate === undefined ? null : pythonText(onUpdate)),
    keyword('ondelete', onDelete === undefined ? null : pythonText(onDelete)),
    ...later,
    isNotValid ? 'postgresql_not_valid=True' : null,
  ])
}

const plain = (quoted: string | undefined): string | undefined => quoted?.replaceAll('""', '"')

const namesIn = (list: string): readonly string[] =>
  [...list.matchAll(/"((?:[^"]|"")+)"|([^\s,"]+)/g)].map(([, quoted, bare]) => plain(quoted) ?? bare ?? '')
