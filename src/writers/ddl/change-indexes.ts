import type { CreateIndex, DropIndex, IndexKey } from '../../model/index.ts'
import { identifier, identifiers, qualified } from './identifiers.ts'

export function createIndexText(index: CreateIndex): string {
  const parts = [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${index.concurrently ? 'CONCURRENTLY ' : ''}${index.ifNotExists ? 'IF NOT EXISTS ' : ''}${identifier(index.name)}`,
    `ON ${qualified(index.table.schema, index.table.name)}`,
    index.using === null ? '' : `USING ${index.using}`,
    `(${index.keys.map(keyText).join(', ')})`,
    index.include.length === 0 ? '' : `INCLUDE (${identifiers(index.include)})`,
    index.nullsNotDistinct ? 'NULLS NOT DISTINCT' : '',
    index.storage === '' ? '' : `WITH (${index.storage})`,
    index.tablespace === null ? '' : `TABLESPACE ${identifier(index.tablespace)}`,
    index.where === null ? '' : `WHERE ${index.where}`,
  ]
  return parts.filter(Boolean).join(' ')
}

const keyText = ({ text, isColumn, operatorClass }: IndexKey): string =>
  `${isColumn ? identifier(text) : text}${operatorClass === null ? '' : ` ${operatorClass}`}`

export function dropIndexText({ name, schema, concurrently, ifExists }: DropIndex): string {
  return `DROP INDEX ${concurrently ? 'CONCURRENTLY ' : ''}${ifExists ? 'IF EXISTS ' : ''}${qualified(schema, name)}`
}
