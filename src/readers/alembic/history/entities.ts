import { asBool, asItems, asText } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Operation, OperationCall } from './operation.ts'
import { namesFor } from './sql/statements.ts'
import { boundText } from './sql/text-clause.ts'

/** What `alembic_utils` replaces as a whole: functions, views, triggers. Its statements, by the name of its class. */
interface Entity {
  readonly create: string
  readonly drop: (cascade: string) => string
  readonly replace: readonly string[]
}

const unquoted = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ').replaceAll('"', '')
const ended = (text: string): string => text.trim().replace(/;+$/, '').trim()
/** The package escapes colons, so that `text()` finds no parameters in them: `:=` stays in PL/pgSQL. */
function escaped(definition: string, plpgsql = false): string {
  return ended(definition).replace(plpgsql ? /::|:=|\\:|:/g : /::|:/g, (found) => (found === ':' ? '\\:' : found))
}
const isPlpgsql = (definition: string): boolean =>
  definition.split(/\s+/).join(' ').toLowerCase().replaceAll("'", '').includes('language plpgsql')
const quotedName = (text: string): string => `"${text.trim().replace(/^"+|"+$/g, '')}"`

/** `parse` of a template is case-sensitive there, and its gaps are white space. */
const TRIGGER = /^([\s\S]+?)\s+ON\s+([\s\S]+?)\s+([\s\S]+)$/

interface Given {
  readonly schema: string
  readonly signature: string
  readonly definition: string
  readonly more: (name: string) => Value | undefined
}

type Reader = (given: Given) => Entity | null

const schemaOf = (given: Given): string => quotedName(unquoted(given.schema))

function functionEntity(given: Given): Entity {
  const signature = unquoted(given.signature)
  const [name = '', ...rest] = signature.split('(')
  const text = `${schemaOf(given)}."${name.trim()}"(${rest.join('(')} ${escaped(given.definition, isPlpgsql(given.definition))}`
  const parameters = (/^[^(]*\((.*)\)$/s.exec(signature)?.[1] ?? '')
    .trim()
    .split(',')
    .map((one) => one.slice(0, one.toLowerCase().split('default')[0]!.length).trim())
  const dropped = `${schemaOf(given)}."${name.trim()}"(${parameters.join(', ')})`
  return {
    create: `CREATE FUNCTION ${text}`,
    drop: (cascade) => `DROP FUNCTION ${dropped} ${cascade}`,
    replace: [`CREATE OR REPLACE FUNCTION ${text}`],
  }
}

function triggerEntity(given: Given): Entity | null {
  const [, event, on, action] = TRIGGER.exec(escaped(given.definition)) ?? []
  const entity = asText(given.more('on_entity'))
  if (event === undefined || on === undefined || entity === null) return null
  const table = on.includes('.') ? on.slice(on.indexOf('.') + 1) : on
  const onEntity = unquoted(entity.includes('.') ? entity : `public.${entity}`)
  const constraint = given.more('is_constraint')
  const name = `"${unquoted(given.signature)}"`
  const kind = constraint && asBool(constraint) === true ? ' CONSTRAINT ' : ' '
  const create = `CREATE${kind}TRIGGER ${name} ${event} ON ${unquoted(given.schema)}.${table} ${action ?? ''}`
  return {
    create,
    drop: (cascade) => `DROP TRIGGER ${name} ON ${onEntity} ${cascade}`,
    replace: [`DROP TRIGGER IF EXISTS ${name} ON ${onEntity};`, create],
  }
}

function viewEntity(given: Given): Entity {
  const name = `${schemaOf(given)}."${unquoted(given.signature)}"`
  const text = `VIEW ${name} AS ${ended(given.definition)};`
  return {
    create: `CREATE ${text}`,
    drop: (cascade) => `DROP VIEW ${name} ${cascade}`,
    replace: [
      `do $$
            begin
                CREATE OR REPLACE ${text}

            exception when others then
                DROP VIEW IF EXISTS ${name};

                CREATE ${text}
            end;
        $$ language 'plpgsql'`,
    ],
  }
}

function materializedEntity(given: Given): Entity {
  const name = `${schemaOf(given)}."${unquoted(given.signature)}"`
  const data = given.more('with_data')
  const words = `WITH ${data && asBool(data) === false ? 'NO' : ''} DATA`
  const create = `CREATE MATERIALIZED VIEW ${name} AS ${ended(given.definition)} ${words}`
  return {
    create: `${create};`,
    drop: (cascade) => `DROP MATERIALIZED VIEW ${name} ${cascade}`,
    replace: [`DROP MATERIALIZED VIEW IF EXISTS ${name}; `, create],
  }
}

function extensionEntity(given: Given): Entity {
  const name = `"${unquoted(given.signature)}"`
  return {
    create: `CREATE EXTENSION ${name} WITH SCHEMA ${schemaOf(given)};`,
    drop: (cascade) => `DROP EXTENSION ${name} ${cascade.toUpperCase()}`,
    replace: [],
  }
}

function policyEntity(given: Given): Entity | null {
  const entity = asText(given.more('on_entity'))
  if (entity === null) return null
  const on = `${unquoted(given.signature)} on ${unquoted(entity.includes('.') ? entity : `public.${entity}`)}`
  const definition = escaped(given.definition)
  return {
    create: `CREATE POLICY ${on} ${definition}`,
    drop: (cascade) => `DROP POLICY ${on} ${cascade}`,
    replace: [`DROP POLICY IF EXISTS ${on};`, `CREATE POLICY ${on} ${definition};`],
  }
}

function grantEntity(given: Given): Entity | null {
  const [table, role] = [asText(given.more('table')), asText(given.more('role'))]
  const grant = given.more('grant')
  const word = asText(grant) ?? (grant?.kind === 'external' ? grant.path.slice(grant.path.lastIndexOf('.') + 1) : null)
  if (table === null || role === null || word === null) return null
  const columns = (asItems(given.more('columns')) ?? []).map((one) => asText(one) ?? '').toSorted()
  const clause = columns.length > 0 ? `( ${columns.join(', ')} )` : ''
  const option = given.more('with_grant_option')
  const more = option && asBool(option) === true ? ' WITH GRANT OPTION' : ''
  const on = `ON ${schemaOf(given)}.${quotedName(table)}`
  const create = `GRANT ${word} ${clause} ${on} TO ${quotedName(role)} ${more}`
  const drop = `REVOKE ${word} ${on} FROM ${quotedName(role)}`
  return { create, drop: () => drop, replace: [drop, create] }
}

const READERS: Readonly<Record<string, Reader>> = {
  PGFunction: functionEntity,
  PGTrigger: triggerEntity,
  PGView: viewEntity,
  PGMaterializedView: materializedEntity,
  PGExtension: extensionEntity,
  PGPolicy: policyEntity,
  PGGrantTable: grantEntity,
}

function entityOf(value: Value | undefined): Entity | null {
  if (value?.kind !== 'instance') return null
  const made = value.class
  const base = made.kind === 'external' ? made : made.mro.find((one) => one.kind === 'external')
  const path = base?.kind === 'external' ? base.path : ''
  const name = path.slice(path.lastIndexOf('.') + 1)
  const read = path.startsWith('alembic_utils.') ? READERS[name] : undefined
  const given = read && givenTo(value, name)
  return given ? read(given) : null
}

const NAMES: readonly string[] = ['schema', 'signature', 'definition', 'on_entity', 'is_constraint']
/** In the order their constructors take them, where that is another. */
const OWN_NAMES: Readonly<Record<string, readonly string[]>> = {
  PGGrantTable: ['schema', 'table', 'role', 'grant', 'columns', 'with_grant_option'],
  PGMaterializedView: ['schema', 'signature', 'definition', 'with_data'],
}

function givenTo(value: Instance, of: string): Given | null {
  const names = OWN_NAMES[of] ?? NAMES
  const more = (name: string): Value | undefined => value.keywords.get(name) ?? value.args[names.indexOf(name)]
  const schema = asText(more('schema'))
  if (schema === null) return null
  const [signature, definition] = ['signature', 'definition'].map((name) => more(name))
  if ((signature && asText(signature) === null) || (definition && asText(definition) === null)) return null
  return { schema, signature: asText(signature) ?? '', definition: asText(definition) ?? '', more }
}

const send = (call: OperationCall, statements: readonly string[]): void => {
  const names = namesFor(call.machine, call.site)
  for (const written of statements) {
    const sql = boundText(written, new Map(), names)
    if (sql === null) call.skip()
    else call.add({ kind: 'run-sql', sql: sql.trim() })
  }
}

const createEntity: Operation = (call) => {
  const entity = entityOf(call.value(0, 'target'))
  if (!entity) return call.skip()
  send(call, [entity.create])
}

const dropEntity: Operation = (call) => {
  const entity = entityOf(call.value(0, 'target'))
  if (!entity) return call.skip()
  send(call, [entity.drop(call.flag(1, 'cascade') ? 'cascade' : '')])
}

const replaceEntity: Operation = (call) => {
  const entity = entityOf(call.value(0, 'target'))
  if (!entity || entity.replace.length === 0) return call.skip()
  send(call, entity.replace)
}

export const ENTITY_OPERATIONS: Readonly<Record<string, Operation>> = {
  create_entity: createEntity,
  drop_entity: dropEntity,
  replace_entity: replaceEntity,
}
