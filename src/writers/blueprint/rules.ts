import type { Statement, Table } from '../../model/index.ts'
import { exemptOf, keyOf, ownershipOf } from '../../model/queries/index.ts'
import type { Plan } from './plan.ts'
import { type PolicyBook, policyRule } from './policies.ts'
import type { Roles } from './roles.ts'
import { type Placed, isOfHandler } from './routes.ts'

/** Who may call an operation, and what of that is not told. */
export interface WrittenRule {
  readonly rule: string
  readonly unsaid: string
}

/** As functions of the code say it; else as far as statements and refusals tell. */
export function ruleFor(placed: Placed, plan: Plan, roles: Roles, book: PolicyBook): WrittenRule {
  const said = policyRule(placed, plan, roles, book)
  if (said && said.rule !== null) return { rule: said.rule, unsaid: said.unsaid }
  const guess = guessed(placed, plan, roles)
  return said ? { ...guess, unsaid: said.unsaid } : guess
}

function guessed(placed: Placed, plan: Plan, roles: Roles): WrittenRule {
  const { operation } = placed
  const { access } = operation
  const at = `${operation.handler.file}:${operation.handler.line}`
  if (access.state === 'public') return { rule: 'anyone', unsaid: '' }
  if (access.state === 'optional') return { rule: 'anyone', unsaid: 'credentials are looked at, and may be missing' }
  if (access.state === 'unknown' || roles.lowest === null)
    return { rule: 'nobody', unsaid: `not told by the code: see ${at}` }
  const condition = access.checks.find((check) => check.condition !== '')?.condition
  const exempt = exemptOf(access)
  const unsaid = [
    ...(access.state === 'conditional' ? [`hangs on ${condition ?? 'a setting'}`] : []),
    ...(access.scopes.length > 0 ? [`asks for ${access.scopes.join(' or ')}`] : []),
    ...[...access.roles, ...exempt].filter((one) => !roles.of.has(one)).map((one) => `asks for ${one}`),
  ]
  const named = [...new Set([...access.roles, ...exempt].flatMap((one) => roles.of.get(one) ?? []))]
  const owner = placed.verb === 'create' ? null : ownerRule(placed, plan)
  // What a dependency refuses, no owner gets past.
  const isDemanded = access.checks.some(
    ({ kind, chain }) => kind === 'authorization' && chain[0]?.what.startsWith('depends on') === true,
  )
  const sides = named.length > 0 && isDemanded ? named : [...(owner?.rules ?? []), ...named]
  if (owner?.isNarrowed && owner.rules.length === 0) unsaid.push(`not told by the code: which rows, see ${at}`)
  if (named.length > 0 && !isDemanded && sides.length === named.length)
    unsaid.push(`not told by the code: how ${access.roles.join(', ')} is asked for, see ${at}`)
  const refusal = access.checks.find(({ kind }) => kind === 'authorization')
  if (refusal && sides.length === 0 && access.roles.length + access.scopes.length === 0 && owner?.isNarrowed !== true)
    unsaid.push(`not told by the code: whom it refuses, see ${at}`)
  const rule = sides.length > 0 ? sides.join(' or ') : roles.lowest
  return { rule, unsaid: unsaid.join('; ') }
}

interface OwnerRule {
  readonly rules: readonly string[]
  /** Rows are kept from callers in a way that may not be among the rules. */
  readonly isNarrowed: boolean
}

/** `owner`, `organisation = me.organisation`: from what rows are asked for by whom. */
function ownerRule({ operation, table, route, isList }: Placed, plan: Plan): OwnerRule {
  const isUser = table.id === plan.user
  const statements = operation.statements.filter(
    (statement) => statement.tables[0] === table.id && (!isUser || isOfHandler(statement, operation)),
  )
  const rules = new Set(statements.flatMap((statement) => filterRules(statement, table, plan)))
  const isNarrowed = statements.some(({ scoped }) => scoped === 'yes')
  if (rules.size > 0 || !isNarrowed) return { rules: joined(rules), isNarrowed }
  if (isUser) return { rules: route?.includes(':id') === true && !isList ? ['self'] : [], isNarrowed: false }
  const { paths, authored } = ownershipOf(plan.backend)
  const path = paths.get(table.id) ?? authored.get(table.id)
  const column = path?.kind === 'caller' && path.parent === null ? path.columns[0] : undefined
  const key = column === undefined ? null : keyOf(table, column)
  if (column !== undefined && key?.references.table === plan.user)
    return { rules: [plan.fields.get(table.id)!.get(column)!], isNarrowed }
  return { rules: [], isNarrowed }
}

/** Columns that say whose a row is must all be the caller's. */
const joined = (rules: ReadonlySet<string>): readonly string[] => {
  const [all, own] = [[...rules], [...rules].filter((rule) => !rule.includes('='))]
  if (own.length > 0) return own
  return all.length > 1 ? [`(${all.join(' and ')})`] : all
}

function filterRules({ filters, verb }: Statement, table: Table, plan: Plan): readonly string[] {
  if (verb === 'insert') return []
  const fields = plan.fields.get(table.id)!
  return filters.flatMap(({ column, operator, from, within }) => {
    if (from !== 'principal' || operator !== '==' || (within ?? []).length > 0) return []
    const name = column.startsWith(`${table.id}.`) ? column.slice(table.id.length + 1) : ''
    if (table.id === plan.user && (name === 'id' || name === '(primary key)')) return ['self']
    const [field, target] = [fields.get(name), keyOf(table, name)?.references.table]
    if (field === undefined || target === undefined) return []
    if (target === plan.user) return [field]
    const mine = mineFor(target, plan)
    return mine === null ? [] : [`${field} = me.${mine}`]
  })
}

/** The field of the caller that points to the same. */
function mineFor(target: string, { tables, user, fields }: Plan): string | null {
  const own = tables.find(({ id }) => id === user)
  const key = own?.foreignKeys.find(({ references, columns }) => references.table === target && columns.length === 1)
  return key && own ? (fields.get(own.id)?.get(key.columns[0]!) ?? null) : null
}
