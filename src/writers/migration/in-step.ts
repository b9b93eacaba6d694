import type { CatalogColumn, CatalogName, CatalogStep } from '../../model/index.ts'
import { conversion } from '../../model/queries/index.ts'
import { inBatches } from '../../sql/batches.ts'
import { quoted } from '../../sql/identifiers.ts'
import type { MigrationStatement } from './index.ts'
import { named } from './names.ts'

/** Two columns of one table that hold the same. */
export interface InStep {
  readonly table: CatalogName
  readonly old: string
  readonly from: CatalogColumn
  readonly fresh: string
  readonly to: CatalogColumn
  /** Whether the new one is written as well, by a release that has no other. */
  readonly bothWays: boolean
}

/** A trigger that gives each what is written into the other. */
export function inStep(pair: InStep, name: string): readonly CatalogStep[] {
  const { table } = pair
  const called = named({ schema: table.schema, name })
  const definition = `CREATE FUNCTION ${called}()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
${(pair.bothWays ? bothWays(pair) : oneWay(pair)).map((line) => `  ${line}`).join('\n')}
  RETURN NEW;
END
$function$`
  return [
    { do: 'create function', function: { schema: table.schema, name, arguments: '', definition } },
    {
      do: 'create trigger',
      table,
      trigger: {
        name,
        definition: `CREATE TRIGGER ${quoted(name)} BEFORE INSERT OR UPDATE ON ${named(table)} FOR EACH ROW EXECUTE FUNCTION ${called}()`,
      },
    },
  ]
}

const oneWay = (pair: InStep): readonly string[] => [toFresh(pair)]

function toFresh({ old, from, fresh, to }: InStep): string {
  const value = `NEW.${quoted(old)}`
  return `NEW.${quoted(fresh)} := ${same(from, to) ? value : (conversion(value, from, to) ?? value)};`
}

function toOld({ old, from, fresh, to }: InStep): string {
  const value = `NEW.${quoted(fresh)}`
  return `NEW.${quoted(old)} := ${same(from, to) ? value : (conversion(value, to, from) ?? value)};`
}

const same = (from: CatalogColumn, to: CatalogColumn): boolean => from.type === to.type

function bothWays(pair: InStep): readonly string[] {
  const text = comparable(pair.to)
  const fresh = quoted(pair.fresh)
  return [
    `IF TG_OP = 'INSERT' AND NEW.${fresh} IS NOT NULL`,
    `  OR TG_OP = 'UPDATE' AND NEW.${fresh}${text} IS DISTINCT FROM OLD.${fresh}${text} THEN`,
    `  ${toOld(pair)}`,
    'ELSE',
    `  ${toFresh(pair)}`,
    'END IF;',
  ]
}

const COMPARABLE =
  /^(?:smallint|integer|bigint|numeric|real|double|text|character|boolean|date|time|interval|uuid|jsonb|bytea|inet|cidr)/

/** Not every type can be compared (json, a domain of an enum); its text can. */
const comparable = ({ type }: CatalogColumn): string => (COMPARABLE.test(type) ? '' : '::text')

/** Gives the rows that were there before the trigger what the other column holds. */
export function caughtUp({ table, old, from, fresh, to }: InStep): MigrationStatement {
  const value = same(from, to) ? quoted(old) : (conversion(quoted(old), from, to) ?? assigned(quoted(old), to))
  return batch(table, `${quoted(fresh)} = ${value}`, `${quoted(fresh)} IS NULL AND ${quoted(old)} IS NOT NULL`)
}

const assigned = (value: string, { type }: CatalogColumn): string =>
  /^(?:character varying|character|numeric|timestamp|bit)/.test(type) ? value : `${value}::${type}`

/** Gives the rows that have none a value. */
export const filled = (table: CatalogName, column: string, value: string): MigrationStatement =>
  batch(table, `${quoted(column)} = ${value}`, `${quoted(column)} IS NULL`)

function batch(table: CatalogName, set: string, where: string): MigrationStatement {
  return { sql: inBatches(named(table), set, where), untilNone: true, step: null, outsideTransaction: true }
}

/** Gives the old column back what was written into the other alone. */
export function overwritten({ table, old, from, fresh, to }: Omit<InStep, 'bothWays'>): MigrationStatement {
  const value = same(from, to) ? quoted(fresh) : (conversion(quoted(fresh), to, from) ?? assigned(quoted(fresh), from))
  const [one, other] = [`${quoted(old)}${comparable(from)}`, `(${value})::${from.type}${comparable(from)}`]
  return batch(table, `${quoted(old)} = ${value}`, `${one} IS DISTINCT FROM ${other}`)
}
