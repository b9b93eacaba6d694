import type { Table } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import type { ResourceAccess } from './access.ts'
import { apartEntries } from './apart.ts'
import { checkEntries } from './checks.ts'
import { durationText } from './durations.ts'
import { emitEntries } from './events.ts'
import { type Faces, ownFaces } from './faces.ts'
import { fieldEntry } from './fields.ts'
import { keysOf } from './keys.ts'
import { lengthIn } from './lengths.ts'
import { linkFields } from './links.ts'
import { usualTable } from '../../blueprint/storage/names.ts'
import { type Entry, filled } from './page.ts'
import { type Plan, keyColumn, kindOf } from './plan.ts'
import { type Roles, accountsOf } from './roles.ts'
import { writtenType } from './types.ts'
import { watchedOf } from './watched.ts'
import { type WrittenTraits, traitsOf } from './traits.ts'

/** One table as a resource. */
export function resourceEntry(table: Table, plan: Plan, access: ResourceAccess, roles: Roles, faces: Faces): Entry {
  const name = plan.names.get(table.id)!
  const fields = plan.fields.get(table.id)!
  const isExternal = table.id === plan.user && accountsOf(plan.backend, plan) === 'better-auth'
  const { traits, columns: implied, unsaid: ofTraits } = isExternal ? OF_BETTER_AUTH : traitsOf(table, plan.zoneless)
  const references = new Set(table.foreignKeys.flatMap(({ columns }) => (columns.length === 1 ? columns : [])))
  const row = { of: fields, choices: choicesOf(table, plan) }
  const watched = watchedOf(table, plan)
  const keys = keysOf(table, row, references, traits.includes('soft-delete'))
  const checks = checkEntries(table, row)
  const apart = apartEntries(table, row, traits.includes('soft-delete'))
  const facts = {
    table,
    keys,
    roles: table.id === plan.user ? roles.column : null,
    roleColumn: roles.at,
    roleClass:
      plan.tables.find(({ id }) => id === plan.user)?.columns.find(({ name: held }) => held === roles.at)?.choice?.of ??
      null,
    setters: access.setters,
    bodies: access.bodies,
    ofServer: access.ofServer,
    mine: mineOf(table, plan),
  }
  const own = table.columns
    .filter((column) => !implied.has(column.name) && !(column.name === 'id' && keyColumn(table) === 'id'))
    .map((column) => fieldEntry(column, facts, plan))
  const links = linkFields(table, plan, new Set(fields.values()))
  return {
    key: name,
    above: [...aboutName(table, name), ...(isExternal ? [] : aboutKey(table, plan))],
    value: filled(
      table.name === usualTable(name) ? null : { key: 'table', value: table.name },
      isExternal ? { key: 'external', value: 'better-auth' } : null,
      { key: 'traits', value: [...traits, ...(watched.isAudited ? ['audit'] : [])], aside: ofTraits.join('; ') },
      {
        key: 'fields',
        value: [...own, ...links],
        above: [...keys.unsaid, ...apart.unsaid, ...checks.unsaid, ...composite(table)],
      },
      ...access.entries,
      ...access.list,
      ...access.states,
      { key: 'history', value: watched.history },
      { key: 'unique', value: keys.unique },
      { key: 'indexes', value: keys.indexes },
      { key: 'apart', value: apart.said },
      { key: 'checks', value: checks.said },
      ...emitEntries(table, plan, statesIn(access.states)),
      { key: 'operations', value: access.operations },
      ...access.cache,
      ...(table.id === plan.user ? erasure(plan) : []),
      ...ownFaces(table, faces),
      ...access.path,
      ...access.deprecated,
    ),
  }
}

/** The states steps lead to. */
const statesIn = (states: readonly Entry[]): readonly string[] =>
  states.flatMap(({ value }) =>
    (value as readonly Entry[]).flatMap((one) =>
      (one.value as readonly string[]).flatMap((step) => / -> (\S+)/.exec(step)?.[1] ?? []),
    ),
  )

/** How long somebody who leaves may change their mind, where a setting says so. */
function erasure({ backend }: Plan): readonly Entry[] {
  const after = lengthIn(backend.runtime.settings, /ERAS/i)
  return after === null ? [] : [{ key: 'erase', value: [{ key: 'after', value: durationText(after) }] }]
}

/** Better Auth keeps these columns itself. */
const OF_BETTER_AUTH: WrittenTraits = { traits: [], columns: new Set(['created_at', 'updated_at']), unsaid: [] }

/** Fields whose type is a choice of words. */
const choicesOf = (table: Table, plan: Plan): ReadonlySet<string> =>
  new Set(
    table.columns.flatMap((column) => {
      const isChoice = writtenType(column, plan, table).text.includes('|')
      return isChoice ? [plan.fields.get(table.id)!.get(column.name)!] : []
    }),
  )

function mineOf({ id, foreignKeys }: Table, { backend, user }: Plan): ReadonlySet<string> {
  const { paths, authored } = ownershipOf(backend)
  const path = paths.get(id) ?? authored.get(id)
  const own = path?.kind === 'caller' && path.parent === null ? path.columns : []
  return new Set(
    own.filter((column) =>
      foreignKeys.some(({ columns, references }) => columns[0] === column && references.table === user),
    ),
  )
}

const aboutName = ({ model, schema }: Table, name: string): readonly string[] => {
  const own = model?.slice(model.lastIndexOf('.') + 1)
  return [
    ...(own !== undefined && own !== name ? [`${own} in the code`] : []),
    ...(schema === null ? [] : [`kept in the schema ${schema}`]),
  ]
}

function aboutKey(table: Table, { ids }: Plan): readonly string[] {
  const own = table.primaryKey?.columns ?? []
  if (own.join() !== 'id') return [own.length === 0 ? 'has no key of its own' : `its key is ${own.join(', ')}`]
  const kind = kindOf(table)
  const type = table.columns.find(({ name }) => name === 'id')?.type ?? ''
  return kind === ids || (kind?.startsWith('uuid') === true && ids.startsWith('uuid')) ? [] : [`its id is ${type}`]
}

const composite = ({ foreignKeys }: Table): readonly string[] =>
  foreignKeys
    .filter(({ columns }) => columns.length > 1)
    .map(
      ({ columns, references }) =>
        `left out: (${columns.join(', ')}) points to ${references.table} (${references.columns.join(', ')})`,
    )
