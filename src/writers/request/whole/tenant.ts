import { snake } from '../../../blueprint/storage/names.ts'
import type { DesignRequest } from '../../../model/index.ts'
import type { Draft } from '../things/draft.ts'
import type { Around } from '../rights/ways.ts'

const TENANTS = [
  'Tenant',
  'Organisation',
  'Organization',
  'Company',
  'Workspace',
  'Customer',
  'Account',
  'Team',
  'Client',
]
/** Where there are such, companies and customers are those the tenant deals with. */
const DEALINGS = /^(Contact|Deal|Lead|Opportunity|Prospect|Invoice|Quote|Order)$/
const DEALT_WITH = /^(Company|Customer|Account|Client)$/

/** What keeps rows apart: the one that is named, or an organisation. */
export function tenantOf(request: DesignRequest): string | null {
  const asked = request.capabilities.filter(({ name }) => name === 'tenants')
  if (asked.length === 0) return null
  const named = asked.find(({ of }) => request.subjects.some(({ name }) => name === of))
  if (named !== undefined) return named.of
  const names = request.subjects.map(({ name }) => name)
  const isOther = (name: string): boolean =>
    DEALT_WITH.test(name) &&
    names.some((one) => DEALINGS.test(one)) &&
    // `each company has users and invoices`: those of the whole, and nobody they deal with.
    !new RegExp(`\\b(?:each|every) ${name} (?:has|have|gets|sees|manages|owns)\\b`, 'i').test(request.text)
  return TENANTS.find((one) => names.includes(one) && !isOther(one)) ?? 'Organisation'
}

/** A row is of one of them, and stays so. */
export const withTenant = (draft: Draft, tenant: string, how: string): Draft => {
  const field = { name: snake(tenant), type: `-> ${tenant} ${how}`, why: '' }
  const others = draft.fields.filter(({ name }) => name !== field.name)
  const parent = draft.parent?.of === tenant ? null : draft.parent
  const once = draft.name === 'User' ? [] : others.filter(({ type }) => isOnce(type))
  return {
    ...draft,
    parent,
    fields: [field, ...others.map((one) => (once.includes(one) ? { ...one, type: withoutUnique(one.type) } : one))],
    ...(once.length > 0 ? { unique: [...(draft.unique ?? []), ...once.map(({ name }) => [field.name, name])] } : {}),
  }
}

/** `number: str(1..40) unique`: each tenant has its own numbers, and learns nothing of those of others. */
const isOnce = (type: string): boolean => / unique\b/.test(type) && !type.startsWith('->')
const withoutUnique = (type: string): string => type.replace(/ unique\b/, '')

/** What a company has, all of its people work with, and with its parts. */
export function isShared({ name, owner, keepers, makers, parent }: Draft, around: Around, depth = 0): boolean {
  const tenant = tenantOf(around.request)
  if (tenant === null || name === tenant || owner !== null || keepers.length > 0 || makers.length > 0) return false
  const whole = around.drafts.find((one) => one.name === parent?.of)
  return whole === undefined || (depth < 4 && isShared(whole, around, depth + 1))
}
