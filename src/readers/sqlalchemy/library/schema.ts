import { asText, isMade, isNone } from '../../../python/values/ask.ts'
import { NONE, external, instance, mapping, setItem, text } from '../../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../../python/values/value.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { recordOf } from '../record.ts'
import { COLUMN } from './attributes.ts'

export const METADATA = 'sqlalchemy.MetaData'
export const TABLE = 'sqlalchemy.Table'

const schemaNames = (name: string): readonly string[] => [
  `sqlalchemy.schema.${name}`,
  `sqlalchemy.sql.schema.${name}`,
  `sqlmodel.${name}`,
  `sqlalchemy.sql.${name}`,
]

const METADATA_SUMMARY: Summary = {
  path: METADATA,
  aliases: schemaNames('MetaData'),
  construct: (self, given) => {
    const schema = given.keywords.get('schema') ?? given.args[0]
    self.attributes.set('schema', schema && asText(schema) !== null ? schema : NONE)
    self.attributes.set('naming_convention', given.keywords.get('naming_convention') ?? mapping())
    self.attributes.set('info', given.keywords.get('info') ?? mapping())
  },
  attribute: (self, name, machine) => (name === 'tables' ? tablesOf(self, machine) : undefined),
}

function tablesOf(metadata: Instance, machine: Machine): Value {
  const result = mapping([], true)
  for (const table of recordOf(machine).tables) {
    const name = asText(table.args[0])
    if (table.args[1] === metadata && name !== null) setItem(result, text(name), table)
  }
  return result
}

/** `Table("name", metadata)` without columns is the table of that name, if there is one already. */
function existing(given: CallOf, machine: Machine): Value | undefined {
  const name = asText(given.args[0])
  const again = given.args.length <= 2 || given.keywords.has('extend_existing')
  return again
    ? recordOf(machine).tables.find((table) => asText(table.args[0]) === name && table.args[1] === given.args[1])
    : undefined
}

/** Columns and constraints that were added after the table was made. */
export function itemsOf(table: Instance): readonly Value[] {
  const added = table.attributes.get('<added>')
  return [...table.args.slice(2), ...(added?.kind === 'sequence' ? added.items : [])]
}

function add(self: Value, given: CallOf): Value {
  if (self.kind !== 'instance' || !given.args[0]) return NONE
  const before = self.attributes.get('<added>')
  if (before?.kind === 'sequence') before.items.push(given.args[0])
  else self.attributes.set('<added>', { kind: 'sequence', type: 'list', items: [given.args[0]], open: false })
  return NONE
}

/** `table.c.name` */
export function columnOf(table: Instance, name: string): Instance | undefined {
  const found = itemsOf(table).find(
    (item): item is Instance =>
      isMade(item, COLUMN) && (asText(item.keywords.get('key')) ?? asText(item.args[0])) === name,
  )
  if (!found) return undefined
  const made = instance(found.class, {
    args: found.args,
    keywords: found.keywords,
    ...(found.site ? { site: found.site } : {}),
  })
  made.attributes.set('table', table)
  made.attributes.set('key', text(name))
  return made
}

const COLLECTION = 'sqlalchemy.sql.base.ColumnCollection'

/** A copy in another metadata or under another name, made of the items the table has by then. */
const copy: NonNullable<Summary['methods']>[string] = (self, given, machine) => {
  if (self.kind !== 'instance' || !self.args[0]) return undefined
  const name = given.keywords.get('name') ?? self.args[0]
  const metadata = given.keywords.get('metadata') ?? given.args[0] ?? self.args[1] ?? NONE
  const schema = given.keywords.get('schema')
  const keywords = new Map(self.keywords)
  if (schema && !isNone(schema)) keywords.set('schema', schema)
  const made = instance(external(TABLE), { args: [name, metadata, ...itemsOf(self)], keywords, site: given.site })
  recordOf(machine).tables.push(made)
  return made
}

const TABLE_SUMMARY: Summary = {
  path: TABLE,
  aliases: schemaNames('Table'),
  call: existing,
  construct: (self, _, machine) => void recordOf(machine).tables.push(self),
  attribute: (self, name) => {
    if (name === 'c' || name === 'columns') return instance(external(COLLECTION), {}, [], self)
    if (name === 'name') return self.args[0]
    if (name === 'metadata') return self.args[1]
    return undefined
  },
  methods: { append_column: add, append_constraint: add, to_metadata: copy, tometadata: copy },
}

const ofCollection = (self: Value, name: string | null): Value | undefined =>
  self.kind === 'instance' && self.receiver?.kind === 'instance' && name !== null
    ? columnOf(self.receiver, name)
    : undefined

const COLLECTION_SUMMARY: Summary = {
  path: COLLECTION,
  attribute: (self, name) => ofCollection(self, name),
  methods: { __getitem__: (self, { args: [key] }) => ofCollection(self, asText(key)) },
}

/** Remembers everything that may attach itself to the table of its columns. */
const remembered = (name: string, aliases: readonly string[] = schemaNames(name)): Summary => ({
  path: `sqlalchemy.${name}`,
  aliases,
  construct: (self, _, machine) => void recordOf(machine).items.push(self),
})

export const SCHEMA: readonly Summary[] = [
  METADATA_SUMMARY,
  TABLE_SUMMARY,
  COLLECTION_SUMMARY,
  ...['Index', 'UniqueConstraint', 'CheckConstraint', 'ForeignKeyConstraint', 'PrimaryKeyConstraint'].map((name) =>
    remembered(name),
  ),
  remembered('dialects.postgresql.ExcludeConstraint', ['sqlalchemy.dialects.postgresql.ext.ExcludeConstraint']),
  ...['ForeignKey', 'Identity', 'Computed', 'FetchedValue', 'DefaultClause', 'ColumnDefault'].map((name): Summary => ({
    path: `sqlalchemy.${name}`,
    aliases: schemaNames(name),
  })),
  {
    path: 'sqlalchemy.Sequence',
    aliases: schemaNames('Sequence'),
    construct: (self, _, machine) => void recordOf(machine).sequences.push(self),
  },
  {
    path: 'sqlalchemy.schema.conv',
    aliases: [
      'sqlalchemy.sql.elements.conv',
      'sqlalchemy.sql.schema.conv',
      'sqlalchemy.sql.base.conv',
      'sqlalchemy.conv',
      'sqlalchemy.sql.naming.conv',
    ],
  },
  {
    path: 'sqlalchemy.sql.quoted_name',
    aliases: ['sqlalchemy.quoted_name', 'sqlalchemy.sql.elements.quoted_name'],
    call: ({ args: [value] }) => value,
  },
]
