import { NONE, external, instance, mapping } from '../../../python/values/make.ts'
import type { Instance, Site, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { TableName } from '../../../model/schema-change.ts'
import { COLUMN, MAPPED_COLUMN } from '../../sqlalchemy/library/attributes.ts'
import { METADATA } from '../../sqlalchemy/library/schema.ts'
import { made } from '../../sqlalchemy/made.ts'
import { readColumn } from '../../sqlalchemy/schema/column.ts'
import { type KnownTables, SchemaContext } from '../../sqlalchemy/schema/context.ts'
import type { ColumnDraft, TableDraft } from '../../sqlalchemy/schema/draft.ts'
import type { Trouble } from '../../sqlalchemy/schema/drafts.ts'
import type { EnumFacts } from '../../sqlalchemy/types/enums.ts'

/** The metadata every operation makes its tables in: nothing of the target's but how it names things. */
export function operationMetadata(target: Value | null): Instance {
  const metadata = instance(external(METADATA))
  const convention = target?.kind === 'instance' ? target.attributes.get('naming_convention') : undefined
  metadata.attributes.set('schema', NONE)
  metadata.attributes.set('naming_convention', convention ?? mapping())
  metadata.attributes.set('info', mapping())
  return metadata
}

/** The one table an operation is about, and what it takes to read it. */
export interface OneTable {
  readonly draft: TableDraft
  readonly context: SchemaContext
  /** What the program does not tell. */
  readonly troubles: readonly Trouble[]
  /** Native enums its columns use, in order. */
  readonly enums: readonly EnumFacts[]
}

export interface TableParts {
  readonly name: TableName
  readonly items: readonly Value[]
  readonly metadata: Instance
  readonly site: Site
  /** Columns that are only named. */
  readonly columns?: readonly string[]
  readonly comment?: string | null
}

export function tableOf(parts: TableParts, machine: Machine): OneTable {
  const { name, metadata, site } = parts
  const columns = (parts.columns ?? []).map((column) => namedColumn(column, site))
  const items: Instance[] = []
  const draft: TableDraft = {
    ...name,
    metadata,
    model: null,
    table: null,
    site,
    comment: parts.comment ?? null,
    columns,
    items,
    subclasses: [],
    classes: [],
  }
  const troubles: Trouble[] = []
  for (const item of parts.items) addItem(item, draft, machine, troubles)
  const enums: EnumFacts[] = []
  const context = new SchemaContext(new Alone(draft, machine, troubles), (facts) => enums.push(facts))
  return { draft, context, troubles, enums }
}

function addItem(item: Value, to: TableDraft, machine: Machine, troubles: Trouble[]): void {
  if (item.kind === 'sequence') for (const one of item.items) addItem(one, to, machine, troubles)
  else if (item.kind === 'instance' && made(item, COLUMN, MAPPED_COLUMN))
    to.columns.push(readColumn(item, { machine, of: null, attribute: null, type: null, site: item.site ?? to.site }))
  else if (item.kind === 'instance') to.items.push(item)
  else if (!(item.kind === 'constant' && item.type === 'none'))
    troubles.push({ text: `a part of table ${to.name} is not told`, site: to.site })
}

/** A column that stands for nothing but its name. */
export function namedColumn(name: string, site: Site): ColumnDraft {
  return {
    name,
    key: name,
    attribute: name,
    sources: [],
    type: null,
    nullable: true,
    primaryKey: false,
    autoincrement: 'auto',
    index: false,
    unique: false,
    serverDefault: null,
    default: null,
    comment: null,
    info: null,
    foreignKeys: [],
    checks: [],
    identity: null,
    computed: null,
    sequence: null,
    sortOrder: 0,
    site,
    problem: null,
  }
}

/** A table that knows no other. */
class Alone implements KnownTables {
  readonly machine: Machine
  readonly troubles: Trouble[]
  readonly all: readonly TableDraft[]
  readonly byId = new Map<string, TableDraft>()

  constructor(draft: TableDraft, machine: Machine, troubles: Trouble[]) {
    this.machine = machine
    this.troubles = troubles
    this.all = [draft]
  }

  ofTable(): TableDraft | null {
    return null
  }
}

/** `users`, or `crm.users` of a reference. */
export function tableName(written: string): TableName {
  const dot = written.lastIndexOf('.')
  return dot < 0 ? { schema: null, name: written } : { schema: written.slice(0, dot), name: written.slice(dot + 1) }
}
