import { columnOf, linkColumns, linkTableName, tableName } from '../../../blueprint/storage/names.ts'
import type { Scope } from '../../../blueprint/check/scope.ts'
import { quoted } from '../../../sql/identifiers.ts'
import type { Statement } from '../feature.ts'
import { idsOf } from '../stack.ts'
import { tenantOf, tenantPath } from '../../../blueprint/storage/tenant.ts'

/** As much of a name as PostgreSQL keeps, with what follows it. */
const LONGEST = 63 - '_requests'.length

/** Who requests are to the database, and who the program is that answers them; written small, as names that nobody quotes. */
export const rolesOf = ({ blueprint }: Pick<Scope, 'blueprint'>): readonly [requests: string, program: string] => {
  const name = (blueprint.app?.text ?? 'app').replaceAll(/\W/g, '_').toLowerCase().slice(0, LONGEST)
  return [`${name}_requests`, `${name}_program`]
}

/** What makes the database hold requests to one tenant: two roles, and what each sees of every table. */
export function policies(scope: Scope): readonly Statement[] {
  return [...heldTables(scope).flatMap(([table, condition]) => closed(table, condition, scope)), ...rights(scope)]
}

function closed(table: string, condition: string, scope: Scope): readonly Statement[] {
  const [requests, program] = rolesOf(scope)
  const object = (sql: string): Statement => ({ kind: 'object', sql })
  return [
    object(`ALTER TABLE ${quoted(table)} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`),
    object(`CREATE POLICY tenant ON ${quoted(table)} TO ${requests} USING (${condition})`),
    object(`CREATE POLICY everything ON ${quoted(table)} TO ${program} USING (true)`),
  ]
}

/** Every table whose rows belong to a tenant, links among them, with what holds of the rows of one. */
export function heldTables(scope: Scope): readonly (readonly [table: string, condition: string])[] {
  return [...scope.resources.values()].flatMap(({ name, value }) => {
    const path = tenantPath(name, scope)
    // Whoever keeps the accounts reads them under a name of its own.
    if (path === null || value.external !== null) return []
    const condition = conditionOf(name, path, scope)
    const table = tableName(name, scope)
    const links = [...scope.fields(name)].flatMap(([field, { type }]) => {
      if (type.kind !== 'many') return []
      const [own] = linkColumns(name, type.to.text)
      const inner = `SELECT id FROM ${quoted(table)} WHERE ${condition}`
      return [[linkTableName(name, field), `${quoted(own)} IN (${inner})`] as const]
    })
    return [[table, condition] as const, ...links]
  })
}

function conditionOf(resource: string, path: readonly string[], scope: Scope): string {
  const [first, ...rest] = path
  if (first === undefined) return `id = ${current(scope)}`
  const { type } = scope.fields(resource).get(first)!
  const column = quoted(columnOf(first, type))
  if (rest.length === 0 || type.kind !== 'reference') return `${column} = ${current(scope)}`
  const to = type.to.text
  return `${column} IN (SELECT id FROM ${quoted(tableName(to, scope))} WHERE ${conditionOf(to, rest, scope)})`
}

/** What a transaction said it is about; a setting that was set once is empty afterwards, not gone. */
function current(scope: Scope): string {
  const ids = idsOf(scope.blueprint)
  const type = scope.resources.get(tenantOf(scope)!)?.value.external ? 'text' : ids.endsWith('int') ? 'bigint' : 'uuid'
  return `NULLIF(current_setting('app.tenant', true), '')::${type}`
}

/** Rights are given to roles and not to whoever signs in to the server, so that policies hold for everybody. */
function rights(scope: Scope): readonly Statement[] {
  const both = rolesOf(scope)
  const once = (sql: string, back: string): Statement => ({ kind: 'once', sql, back })
  const rows = 'SELECT, INSERT, UPDATE, DELETE'
  const defaults = 'ALTER DEFAULT PRIVILEGES IN SCHEMA public'
  return [
    ...both.map((name): Statement => ({ kind: 'role', name })),
    ...both.flatMap((role) => [
      once(`GRANT USAGE ON SCHEMA public TO ${role}`, `REVOKE USAGE ON SCHEMA public FROM ${role}`),
      once(
        `GRANT ${rows} ON ALL TABLES IN SCHEMA public TO ${role}`,
        `REVOKE ${rows} ON ALL TABLES IN SCHEMA public FROM ${role}`,
      ),
      once(
        `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
        `REVOKE USAGE ON ALL SEQUENCES IN SCHEMA public FROM ${role}`,
      ),
      once(`${defaults} GRANT ${rows} ON TABLES TO ${role}`, `${defaults} REVOKE ${rows} ON TABLES FROM ${role}`),
      once(`${defaults} GRANT USAGE ON SEQUENCES TO ${role}`, `${defaults} REVOKE USAGE ON SEQUENCES FROM ${role}`),
    ]),
  ]
}
