import type {
  CatalogColumn,
  CatalogConstraint,
  CatalogDomain,
  CatalogEnum,
  CatalogFunction,
  CatalogIndex,
  CatalogName,
  CatalogPolicy,
  CatalogSequence,
  CatalogTable,
  CatalogView,
} from './catalog.ts'

export type CatalogTrigger = CatalogTable['triggers'][number]

/** What a table is a part of, with the rows that are its own. */
export type CatalogPartition = NonNullable<CatalogTable['partitionOf']>

/** The kinds of things a catalog holds, with what is known of each. */
export interface CatalogThings {
  readonly schema: { readonly name: string }
  readonly extension: { readonly name: string }
  readonly enum: CatalogEnum
  readonly domain: CatalogDomain
  readonly sequence: CatalogSequence
  readonly function: CatalogFunction
  readonly table: CatalogTable
  readonly column: CatalogColumn
  readonly constraint: CatalogConstraint
  readonly index: CatalogIndex
  readonly trigger: CatalogTrigger
  readonly policy: CatalogPolicy
  readonly partition: CatalogPartition
  readonly view: CatalogView
}

export type CatalogKind = keyof CatalogThings

/** One difference between two catalogs. A table that only one has is one difference, whatever belongs to it. */
export type CatalogChange = { readonly [Kind in CatalogKind]: ChangeOf<Kind> }[CatalogKind]

export interface ChangeOf<Kind extends CatalogKind> {
  readonly of: Kind
  readonly change: 'added' | 'dropped' | 'changed' | 'renamed'
  /** '' for an extension and for a schema itself. */
  readonly schema: string
  /** The table it belongs to; null for what stands by itself. */
  readonly table: string | null
  readonly name: string
  /** What differs, where both have it: `type`, `not null`, `default`, `values`; what was renamed has its old name here. */
  readonly aspects: readonly string[]
  readonly before: CatalogThings[Kind] | null
  readonly after: CatalogThings[Kind] | null
}

/** Names that are meant to be the same thing. Nobody can tell from two catalogs: it has to be said. */
export interface Renames {
  /** `schema.table` to `schema.table`; the schema stays. */
  readonly tables: readonly (readonly [from: string, to: string])[]
  /** `schema.table.column` to `schema.table.column`, with the old name of the table on the left. */
  readonly columns: readonly (readonly [from: string, to: string])[]
}

/** A column as it is made: `serial` where its sequence comes with it under the name the server would give it. */
export interface MadeColumn extends CatalogColumn {
  readonly serial: boolean
}

interface OfTable {
  readonly table: CatalogName
}
interface OfColumn extends OfTable {
  readonly column: string
}

/** One thing to do on the way from one catalog to another. */
export type CatalogStep =
  | { readonly do: 'create schema' | 'drop schema' | 'create extension' | 'drop extension'; readonly name: string }
  | { readonly do: 'create enum'; readonly type: CatalogEnum }
  | {
      readonly do: 'add enum value'
      readonly type: CatalogName
      readonly value: string
      /** The value it comes after; null for the first place. */
      readonly after: string | null
      readonly before: string | null
    }
  | { readonly do: 'rename type'; readonly what: 'type' | 'domain'; readonly type: CatalogName; readonly to: string }
  | { readonly do: 'drop type'; readonly what: 'type' | 'domain'; readonly type: CatalogName }
  | { readonly do: 'create domain'; readonly domain: CatalogDomain }
  | { readonly do: 'set domain default'; readonly domain: CatalogName; readonly default: string | null }
  | { readonly do: 'set domain not null'; readonly domain: CatalogName; readonly notNull: boolean }
  | {
      readonly do: 'add domain check'
      readonly domain: CatalogName
      readonly name: string
      readonly definition: string
    }
  | { readonly do: 'drop domain check'; readonly domain: CatalogName; readonly name: string }
  | { readonly do: 'create sequence'; readonly sequence: CatalogSequence }
  | { readonly do: 'change sequence'; readonly sequence: CatalogSequence }
  | { readonly do: 'drop sequence'; readonly sequence: CatalogName }
  | { readonly do: 'own sequence'; readonly sequence: CatalogName; readonly by: OfColumn | null }
  | { readonly do: 'create function' | 'replace function' | 'drop function'; readonly function: CatalogFunction }
  | { readonly do: 'create view' | 'drop view'; readonly view: CatalogView }
  | {
      readonly do: 'create table'
      readonly table: CatalogName
      readonly columns: readonly MadeColumn[]
      readonly constraints: readonly CatalogConstraint[]
      readonly partitionedBy: string | null
      readonly unlogged: boolean
    }
  | { readonly do: 'drop table'; readonly table: CatalogTable }
  | { readonly do: 'rename table'; readonly table: CatalogName; readonly to: string }
  | { readonly do: 'comment table'; readonly table: CatalogName; readonly comment: string | null }
  | { readonly do: 'set logged'; readonly table: CatalogName; readonly unlogged: boolean }
  | { readonly do: 'set row security'; readonly table: CatalogName; readonly to: CatalogTable['rowSecurity'] }
  | ({ readonly do: 'add column'; readonly definition: MadeColumn } & OfColumn)
  | ({ readonly do: 'drop column'; readonly definition: CatalogColumn } & OfColumn)
  | ({ readonly do: 'rename column'; readonly to: string } & OfColumn)
  | ({
      readonly do: 'set type'
      readonly type: string
      readonly collation: string | null
      readonly was: CatalogColumn
      /** How rows get their new value; null where the server knows. */
      readonly using: string | null
    } & OfColumn)
  | ({ readonly do: 'set default'; readonly default: string | null; readonly was: string | null } & OfColumn)
  | ({ readonly do: 'set not null'; readonly notNull: boolean } & OfColumn)
  | ({
      readonly do: 'set identity'
      readonly identity: CatalogColumn['identity']
      readonly was: CatalogColumn['identity']
    } & OfColumn)
  | ({ readonly do: 'drop expression' } & OfColumn)
  | ({ readonly do: 'comment column'; readonly comment: string | null } & OfColumn)
  | ({ readonly do: 'add constraint' | 'drop constraint'; readonly constraint: CatalogConstraint } & OfTable)
  | ({ readonly do: 'validate constraint'; readonly constraint: CatalogConstraint } & OfTable)
  | ({ readonly do: 'create index' | 'drop index'; readonly index: CatalogIndex } & OfTable)
  | ({ readonly do: 'rename constraint' | 'rename index'; readonly name: string; readonly to: string } & OfTable)
  | ({ readonly do: 'create trigger' | 'drop trigger'; readonly trigger: CatalogTrigger } & OfTable)
  | ({ readonly do: 'create policy' | 'drop policy'; readonly policy: CatalogPolicy } & OfTable)
  | ({ readonly do: 'attach partition' | 'detach partition'; readonly partition: CatalogPartition } & OfTable)

type Doing<Step, Do> = Step extends CatalogStep ? (Do extends Step['do'] ? Step : never) : never
/** The steps that do this. */
export type StepOf<Do extends CatalogStep['do']> = Doing<CatalogStep, Do>
