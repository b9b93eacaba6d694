import { snake } from '../../blueprint/storage/names.ts'
import type { DesignRequest } from '../../model/index.ts'
import type { Draft } from './draft.ts'

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

/** What keeps rows apart: the one that is named, or an organisation. */
export function tenantOf(request: DesignRequest): string | null {
  if (!request.capabilities.some(({ name }) => name === 'tenants')) return null
  return TENANTS.find((one) => request.subjects.some(({ name }) => name === one)) ?? 'Organisation'
}

/** A row is of one of them, and stays so. */
export const withTenant = (draft: Draft, tenant: string, how: string): Draft => {
  const field = { name: snake(tenant), type: `-> ${tenant} ${how}`, why: '' }
  const others = draft.fields.filter(({ name }) => name !== field.name)
  const parent = draft.parent?.of === tenant ? null : draft.parent
  return { ...draft, parent, fields: [field, ...others] }
}
