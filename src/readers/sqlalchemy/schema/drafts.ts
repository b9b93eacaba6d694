import { asItems, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { ClassValue, Instance, Site, Value } from '../../../python/values/value.ts'
import { findAttribute } from '../../../python/interpret/attributes.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { COLUMN, MAPPED_COLUMN } from '../library/attributes.ts'
import { METADATA, TABLE, itemsOf } from '../library/schema.ts'
import { Models } from '../mapping/models.ts'
import { type Scan, insideMapped, isColumn } from '../mapping/scan.ts'
import { made } from '../made.ts'
import { recordOf } from '../record.ts'
import { readColumn } from './column.ts'
import { type ColumnDraft, type Mapped, type TableDraft, idOf } from './draft.ts'

export interface Trouble {
  readonly text: string
  readonly site: Site
}

/** All tables of a program as they are declared. */
export class Drafts {
  readonly machine: Machine
  readonly models: Models
  readonly byId = new Map<string, TableDraft>()
  readonly byClass = new Map<ClassValue, TableDraft>()
  readonly troubles: Trouble[] = []
  private readonly byTable = new Map<Instance, TableDraft>()

  constructor(machine: Machine) {
    this.machine = machine
    this.models = new Models(machine)
    for (const table of recordOf(machine).tables) this.addTable(table)
    for (const of of this.models.all) this.addClass(of)
    for (const { of, table, properties } of recordOf(machine).imperative) this.mapImperatively(of, table, properties)
  }

  get all(): readonly TableDraft[] {
    return [...this.byId.values()]
  }

  ofTable(table: Value | undefined): TableDraft | null {
    if (table?.kind === 'class') return this.byClass.get(table) ?? null
    const of = table?.kind === 'instance' ? table.attributes.get('class_') : undefined
    if (of?.kind === 'class') return this.byClass.get(of) ?? null
    return table?.kind === 'instance' ? (this.byTable.get(table) ?? null) : null
  }

  private trouble(text: string, site: Site): void {
    this.troubles.push({ text, site })
  }

  private addTable(table: Instance): TableDraft | null {
    const name = asText(table.args[0])
    const site = table.site ?? { module: null as never, node: { start: 0, end: 0 } }
    if (name === null) {
      if (table.site) this.trouble('a table whose name is not told', site)
      return null
    }
    const metadata = isMade(table.args[1], METADATA) ? table.args[1] : null
    const draft = this.draft(name, table.keywords, metadata, { model: null, table, site })
    const before = this.byId.get(idOf(draft))
    if (before) {
      this.byTable.set(table, before)
      return before
    }
    this.register(draft)
    this.byTable.set(table, draft)
    for (const item of itemsOf(table)) this.addItem(draft, item)
    return draft
  }

  /** A column or constraint among the arguments of a table. */
  private addItem(to: TableDraft, item: Value): void {
    if (item.kind === 'sequence') for (const one of item.items) this.addItem(to, one)
    else if (item.kind === 'instance' && made(item, COLUMN, MAPPED_COLUMN))
      addColumn(
        to,
        readColumn(item, { machine: this.machine, of: null, attribute: null, type: null, site: item.site ?? to.site }),
      )
    else if (item.kind === 'instance') to.items.push(item)
    else if (!isNone(item)) this.trouble(`a part of table ${to.name} that is not told`, to.site)
  }

  private register(draft: TableDraft): void {
    this.byId.set(idOf(draft), draft)
  }

  private draft(
    name: string,
    keywords: ReadonlyMap<string, Value>,
    metadata: Instance | null,
    more: Pick<TableDraft, 'model' | 'table' | 'site'>,
  ): TableDraft {
    const given = keywords.get('schema')
    const schema = given ? asText(given) : asText(metadata?.attributes.get('schema'))
    return {
      ...more,
      name,
      schema,
      metadata,
      comment: asText(keywords.get('comment')),
      columns: [],
      items: [],
      subclasses: [],
      classes: [],
    }
  }

  private addClass(of: ClassValue): void {
    const scan = this.models.scan(of)
    if (scan.table) this.mapToTable(of, scan, scan.table)
    else if (scan.tableName) this.mapToName(of, scan, scan.tableName)
    else this.mapToParent(of, scan)
  }

  private mapToTable(of: ClassValue, scan: Scan, table: Value): void {
    const draft = isMade(table, TABLE) ? this.byTable.get(table) : undefined
    if (!draft) return this.trouble(`the table of ${of.name} is not told`, of.site)
    this.join(draft, of, scan.attributes)
  }

  private mapToName(of: ClassValue, scan: Scan, tableName: Value): void {
    const name = asText(tableName)
    if (name === null) return this.trouble(`the table name of ${of.name} is not told`, of.site)
    const { items, keywords } = splitArguments(scan.tableArguments)
    if (items === null) this.trouble(`a part of __table_args__ of ${of.name} is not told`, of.site)
    const metadata = findAttribute(of, 'metadata', this.machine, of.site)
    const draft = this.draft(name, keywords, isMade(metadata, METADATA) ? metadata : null, {
      model: of,
      table: null,
      site: of.site,
    })
    const before = this.byId.get(idOf(draft))
    if (before) {
      this.byClass.set(of, before)
      if (before.model?.site.node !== of.node)
        this.trouble(`${of.name} maps table ${idOf(draft)}, which is already defined`, of.site)
      return
    }
    this.register(draft)
    this.join(draft, of, scan.attributes)
    for (const column of columnsIn(scan.attributes, of, this.machine)) addColumn(draft, column)
    for (const item of items ?? []) this.addItem(draft, item)
  }

  /** Single-table inheritance: the columns go to the table of the parent. */
  private mapToParent(of: ClassValue, scan: Scan): void {
    const parent = this.models.parentOf(of)
    const draft = parent && this.byClass.get(parent)
    if (!draft) return this.trouble(`${of.name} has no table`, of.site)
    draft.subclasses.push(of)
    this.byClass.set(of, draft)
    draft.classes.push({ of, attributes: scan.attributes })
    for (const column of columnsIn(scan.attributes, of, this.machine)) addColumn(draft, column)
  }

  private join(draft: TableDraft, of: ClassValue, attributes: ReadonlyMap<string, Mapped>): void {
    this.byClass.set(of, draft)
    draft.classes.push({ of, attributes })
  }

  private mapImperatively(of: ClassValue, table: Instance, properties: ReadonlyMap<string, Value>): void {
    const draft = this.byTable.get(table)
    if (!draft) return
    const attributes = new Map(
      [...properties].map(([name, value]) => [name, { value, type: null, owner: of, site: of.site } satisfies Mapped]),
    )
    this.join(draft, of, attributes)
  }
}

/** A name can be taken once: SQLAlchemy refuses a second column, or uses the one that is there. */
function addColumn(to: TableDraft, column: ColumnDraft): void {
  const before = to.columns.findIndex((one) => one.name === column.name)
  if (before < 0) to.columns.push(column)
}

/** `__table_args__` in its three forms: a dictionary, a tuple, a tuple that ends with a dictionary. */
function splitArguments(value: Value | null): {
  readonly items: readonly Value[] | null
  readonly keywords: ReadonlyMap<string, Value>
} {
  const none = new Map<string, Value>()
  if (!value || isNone(value)) return { items: [], keywords: none }
  if (value.kind === 'mapping') return { items: [], keywords: keywordsOf(value) }
  const all = asItems(value)
  if (!all) return { items: null, keywords: none }
  const last = all[all.length - 1]
  return last?.kind === 'mapping'
    ? { items: all.slice(0, -1), keywords: keywordsOf(last) }
    : { items: all, keywords: none }
}

function keywordsOf(value: Value & { kind: 'mapping' }): ReadonlyMap<string, Value> {
  return new Map(
    [...value.entries.values()].flatMap((entry) =>
      asText(entry.key) === null ? [] : [[asText(entry.key)!, entry.value] as const],
    ),
  )
}

/** The columns a class declares, in the order SQLAlchemy creates them. */
function columnsIn(attributes: ReadonlyMap<string, Mapped>, of: ClassValue, machine: Machine): readonly ColumnDraft[] {
  const found: ColumnDraft[] = []
  for (const [attribute, mapped] of attributes)
    for (const source of columnsOf(mapped))
      found.push(readColumn(source, { machine, of, attribute, type: insideMapped(mapped.type), site: mapped.site }))
  return found.sort((a, b) => a.sortOrder - b.sortOrder)
}

const AROUND_COLUMN = ['sqlalchemy.orm.deferred', 'sqlalchemy.orm.column_property', 'sqlalchemy.orm.composite']

function columnsOf(mapped: Mapped): readonly (Instance | null)[] {
  const { value } = mapped
  if (value === null) return [null]
  if (value.kind === 'instance')
    return isMade(value, COLUMN, MAPPED_COLUMN)
      ? [value]
      : made(value, ...AROUND_COLUMN)
        ? value.args.filter(isColumn)
        : []
  if (value.kind === 'alternatives')
    return value.options
      .map((option) => option.value)
      .filter(isColumn)
      .slice(0, 1)
  return []
}
