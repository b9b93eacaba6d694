import type { EnumType, Sequence, Table } from '../../model/data.ts'
import type { Place } from '../../model/provenance.ts'
import { asBool, asNumber, asText } from '../../python/values/ask.ts'
import type { ClassValue, Instance } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { placeOf } from '../place.ts'
import { recordOf } from './record.ts'
import { attachStrays } from './schema/attach.ts'
import { columnFacts } from './schema/columns.ts'
import { Constraints } from './schema/constraints.ts'
import { SchemaContext } from './schema/context.ts'
import { type TableDraft, idOf } from './schema/draft.ts'
import { Drafts } from './schema/drafts.ts'
import { indexesOf } from './schema/indexes.ts'
import { Relationships } from './schema/relationships.ts'
import type { EnumFacts } from './types/enums.ts'

export interface UnresolvedTable {
  readonly kind: 'table'
  readonly text: string
  readonly place: Place
}

export interface TablesRead {
  readonly tables: readonly Table[]
  readonly enums: readonly EnumType[]
  readonly sequences: readonly Sequence[]
  readonly unresolved: readonly UnresolvedTable[]
}

/** The tables that SQLAlchemy would create on PostgreSQL for the classes and tables of a program. */
export function readTables(machine: Machine): TablesRead {
  const enums = new Map<string, EnumType>()
  const drafts = new Drafts(machine)
  const context = new SchemaContext(drafts, (facts) => noteEnum(facts, enums))
  attachStrays(context)
  const relationships = new Relationships(context, drafts)
  const tables = drafts.all
    .filter((draft) => isOurs(draft, machine))
    .map((draft) => tableFacts(draft, context, relationships))
  return {
    tables,
    enums: [...enums.values()],
    sequences: sequencesOf(machine),
    unresolved: [
      ...new Map(
        drafts.troubles.map(({ text, site }) => [text, { kind: 'table' as const, text, place: placeOf(site) }]),
      ).values(),
    ],
  }
}

/** A bare `Table` of another metadata than the one migrations are made for describes somebody else's database. */
function isOurs(draft: TableDraft, machine: Machine): boolean {
  const { targets } = recordOf(machine)
  return (
    targets.length === 0 ||
    draft.classes.length > 0 ||
    draft.metadata === null ||
    targets.includes(draft.metadata) ||
    !targets.some((target) => machineHas(target, machine))
  )
}

/** Whether anything at all belongs to a metadata: one without tables was not understood. */
const machineHas = (target: Instance, machine: Machine): boolean =>
  recordOf(machine).tables.some((table) => table.args[1] === target) ||
  machine.classes.some(
    (of) =>
      of.namespace.get('metadata') === target ||
      of.mro.some((base) => base.kind === 'class' && base.namespace.get('metadata') === target),
  )

function tableFacts(draft: TableDraft, context: SchemaContext, relationships: Relationships): Table {
  const constraints = new Constraints(draft, context)
  const primaryKey = constraints.primaryKey()
  const exclusions = constraints.exclusions()
  return {
    id: idOf(draft),
    name: draft.name,
    schema: draft.schema,
    comment: draft.comment,
    model: (draft.model ?? draft.classes[0]?.of)?.name ?? null,
    at: placeOf(draft.model?.site ?? draft.site),
    columns: columnFacts(draft, primaryKey?.columns ?? [], context),
    primaryKey,
    uniques: constraints.uniques(),
    checks: constraints.checks(),
    ...(exclusions.length > 0 ? { exclusions } : {}),
    foreignKeys: constraints.foreignKeys(),
    indexes: indexesOf(draft, context),
    relationships: relationships.of(draft),
    subclasses: draft.subclasses.map((of) => of.name),
    ...baseOf(draft),
  }
}

/** The class of the project that holds the metadata, or else the furthest one. */
function baseOf({ model }: TableDraft): Pick<Table, 'base'> {
  const own = (model?.mro ?? []).filter((one): one is ClassValue => one.kind === 'class' && one !== model)
  const base = own.find((one) => one.namespace.has('metadata')) ?? own.at(-1)
  return base && base.site.module.file !== '' ? { base: `${base.site.module.file}:${base.name}` } : {}
}

function noteEnum(facts: EnumFacts, enums: Map<string, EnumType>): void {
  if (facts.name === null || !facts.created) return
  const key = `${facts.schema ?? ''}.${facts.name}`
  if (!enums.has(key))
    enums.set(key, { name: facts.name, schema: facts.schema, values: facts.values, at: placeOf(facts.site) })
}

function sequencesOf(machine: Machine): readonly Sequence[] {
  const found = new Map<string, Sequence>()
  for (const made of recordOf(machine).sequences) {
    const name = asText(made.args[0])
    const schema = asText(made.keywords.get('schema'))
    if (name !== null) found.set(`${schema ?? ''}.${name}`, { name, schema, options: sequenceOptions(made) })
  }
  return [...found.values()]
}

/** In the order SQLAlchemy writes them. */
const SEQUENCE_NUMBERS = [
  ['increment', 'INCREMENT BY'],
  ['start', 'START WITH'],
  ['minvalue', 'MINVALUE'],
  ['maxvalue', 'MAXVALUE'],
  ['cache', 'CACHE'],
] as const

/** `INCREMENT BY 5 START WITH 100` */
export function sequenceOptions(made: Instance): string {
  const numbers = SEQUENCE_NUMBERS.flatMap(([name, words]) => {
    const given = asNumber(made.keywords.get(name) ?? (name === 'start' ? made.args[1] : undefined))
    return given === null ? [] : [`${words} ${given}`]
  })
  return [...numbers, ...(asBool(made.keywords.get('cycle')) ? ['CYCLE'] : [])].join(' ')
}
