import type { History } from '../../model/index.ts'
import type { Sql } from '../../sql/parser.ts'
import { extensionsOf } from '../extensions.ts'
import type { Lab } from '../lab.ts'

/** What a history takes for granted: schemas, roles and extensions it names and never makes. */
export async function surroundings(lab: Lab, history: History, sql: Sql): Promise<void> {
  const named = { schemas: new Set<string>(), roles: new Set<string>(), made: new Set<string>() }
  for (const text of scripts(history))
    for (const { kind, tree } of sql.statements(text).statements) collect(kind, tree, named)
  for (const name of named.schemas)
    if (!named.made.has(`schema ${name}`)) await lab.execute(`CREATE SCHEMA IF NOT EXISTS "${name}"`)
  for (const name of named.roles)
    if (!named.made.has(`role ${name}`))
      await lab.execute(`DO 'BEGIN CREATE ROLE "${name}"; EXCEPTION WHEN duplicate_object THEN NULL; END'`)
  for (const name of extensionsOf(scripts(history).join('\n')).assumed)
    await lab.execute(`CREATE EXTENSION IF NOT EXISTS "${name}"`).catch(() => undefined)
}

/** The whole text of a history, for whoever looks for what it needs. */
export const scripts = (history: History): readonly string[] =>
  history.revisions.flatMap(({ up, back }) => [...up.steps, ...(back?.steps ?? [])].map((step) => step.sql))

interface Named {
  readonly schemas: Set<string>
  readonly roles: Set<string>
  readonly made: Set<string>
}

/** Names that could end the quotes they are put into are left alone. */
const PLAIN = /^[\w$-]+$/

function collect(kind: string, node: unknown, named: Named): void {
  if (Array.isArray(node)) for (const one of node) collect('', one, named)
  if (typeof node !== 'object' || node === null) return
  const { schemaname, rolename, role, roletype } = node as Record<string, unknown>
  if (kind === 'CreateSchemaStmt' && typeof schemaname === 'string') named.made.add(`schema ${schemaname}`)
  else if (typeof schemaname === 'string' && PLAIN.test(schemaname) && !/^(pg_|information_schema)/.test(schemaname))
    named.schemas.add(schemaname)
  if (kind === 'CreateRoleStmt' && typeof role === 'string') named.made.add(`role ${role}`)
  if (roletype === 'ROLESPEC_CSTRING' && typeof rolename === 'string' && PLAIN.test(rolename)) named.roles.add(rolename)
  for (const one of Object.values(node)) collect('', one, named)
}
