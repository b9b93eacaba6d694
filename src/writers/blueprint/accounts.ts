import type { Job } from '../../model/index.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'

const OF_GOOGLE = 'https://www.googleapis.com/auth/'

/** Accounts people have elsewhere, and connect themselves. */
export function integrationEntries({ backend, names, user }: Plan): readonly Entry[] {
  const owner = user === null ? undefined : names.get(user)
  const value = (backend.runtime.accounts ?? []).map(({ name, provider, scopes, purges }): Entry => {
    const said = scopes.map((one) => (provider === 'google' ? one.replace(OF_GOOGLE, '') : one))
    return {
      key: name,
      value: filled(
        { key: 'oauth', value: provider },
        said.length > 0 ? { key: 'scopes', value: said } : null,
        { key: 'tokens', value: 'encrypted' },
        owner === undefined ? null : { key: 'owner', value: owner },
        { key: 'on_revoke', value: purges ? 'purge' : 'keep' },
      ),
    }
  })
  return filled({ key: 'integrations', value })
}

/** The account a job works for, and the rows it makes of what it finds there. */
export function madeOf({ account, makes, same = [] }: Job, { names, fields, tables, user }: Plan): readonly Entry[] {
  const resource = makes === undefined ? undefined : names.get(makes)
  const table = tables.find(({ id }) => id === makes)
  const owners = new Set(
    (table?.foreignKeys ?? []).filter(({ references }) => references.table === user).flatMap(({ columns }) => columns),
  )
  const key = same.find((column) => !owners.has(column))
  return filled(
    account === undefined ? null : { key: 'for', value: account },
    resource === undefined ? null : { key: 'creates', value: resource },
    key === undefined || makes === undefined ? null : { key: 'idempotent', value: fields.get(makes)?.get(key) ?? key },
  )
}
