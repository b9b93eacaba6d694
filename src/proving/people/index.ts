import type { Backend, Operation } from '../../model/index.ts'
import { mainOperations } from '../../model/queries/index.ts'
import type { People, Target } from '../target.ts'
import { betterAuthPeople } from './better-auth.ts'
import { type Means as OwnMeans, builtinPeople } from './builtin.ts'
import type { Described, DescribedAccounts, Opening, Verb } from './described.ts'
import type { Issuer } from './issuer.ts'
import type { Query } from './rows.ts'

export interface Means extends OwnMeans {
  readonly issuer: Issuer | null
  /** Whom tokens are for. */
  readonly audience: string
}

/** Whoever keeps the accounts of a backend, as its blueprint says. */
export function peopleOf(accounts: DescribedAccounts, means: Means): People | null {
  const { query, issuer, audience } = means
  if (accounts.keeper === 'builtin') return builtinPeople(means, accounts)
  return issuer === null ? null : betterAuthPeople(query, accounts, issuer, audience)
}

const THROTTLES = ['failed_sign_ins', 'allowances']

/** Empties what counts how often who called. */
export async function forgetCalls(query: Query, { data }: Backend): Promise<void> {
  const known = new Set(data.tables.map(({ name }) => name))
  for (const table of THROTTLES.filter((one) => known.has(one))) await query(`delete from ${table}`)
}

type Rules = Pick<Target, 'shared' | 'sharedByTenants' | 'closing' | 'demands'>

/** Which operations rules open to everybody, and how rows are closed. */
export function rulesOf({ openings, demands }: Described, backend: Backend): Required<Rules> {
  const operations = mainOperations(backend)
  const found = openings.flatMap((opening) => {
    const collection = operations.map(({ path }) => path).find((path) => path.endsWith(opening.path))
    return collection === undefined ? [] : [{ ...opening, collection }]
  })
  const opened = (all: readonly (Opening & { readonly collection: string })[]): readonly string[] =>
    all.flatMap(({ collection, verbs }) =>
      operations.filter((one) => isOn(one, collection) && verbs.includes(verbOf(one)!)).map(({ id }) => id),
    )
  return {
    shared: opened(found),
    sharedByTenants: opened(found.filter(({ tenanted }) => !tenanted)),
    closing: Object.fromEntries(found.map(({ collection, closing }) => [collection, closing])),
    demands: Object.fromEntries(
      demands.flatMap(({ method, path, roles }) =>
        operations.filter((one) => one.method === method && one.path.endsWith(path)).map(({ id }) => [id, roles]),
      ),
    ),
  }
}

const isOn = ({ path }: Operation, collection: string): boolean =>
  path === collection || path.startsWith(`${collection}/{`)

const VERBS: Readonly<Record<string, Verb>> = { get: 'read', put: 'update', patch: 'update', delete: 'delete' }

const verbOf = ({ method }: Operation): Verb | undefined => VERBS[method]
