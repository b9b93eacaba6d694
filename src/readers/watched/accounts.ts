import type { Call, Node } from '../../python/ast.ts'
import type { AccountElsewhere, Job } from '../../model/runtime.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asBool, asText } from '../../python/values/ask.ts'
import type { FunctionValue, Instance, Value } from '../../python/values/value.ts'
import { placeOf } from '../place.ts'
import { columnOf, isMapped, tableOf } from '../queries/entities.ts'
import { valuesIn } from './names.ts'
import type { Planned } from './plans.ts'

const PROVIDERS = /^(google|github|microsoft|slack)$/

/** `{"gmail": gmail}`, where `gmail()` says who keeps the account, and what may be asked of it. */
export function readAccounts(modules: readonly SourceModule[], machine: Machine): readonly AccountElsewhere[] {
  return valuesIn(modules).flatMap((value) => {
    if (value.kind !== 'mapping' || value.open) return []
    const entries = [...value.entries.values()]
    const found = entries.flatMap(({ key, value: make }) => accountIn(asText(key), make, machine) ?? [])
    return found.length === entries.length ? found : []
  })
}

function accountIn(name: string | null, make: Value, machine: Machine): AccountElsewhere | null {
  if (name === null || make.kind !== 'function' || make.node.kind !== 'FunctionDef') return null
  if (make.node.parameters.length > 0) return null
  const made = call(make, { args: [], keywords: new Map(), open: false, site: make.site }, machine)
  if (made.kind !== 'instance' || made.class.kind !== 'class') return null
  const provider = partsOf(made).flatMap((part) =>
    part.kind === 'instance' ? partsOf(part).flatMap((one) => providerIn(asText(one)) ?? []) : [],
  )[0]
  const scopes = made.keywords.get('scopes')
  if (provider === undefined || scopes?.kind !== 'sequence' || scopes.open) return null
  return {
    name,
    provider,
    scopes: scopes.items.flatMap((one) => asText(one) ?? []),
    purges: asBool(made.keywords.get('purges')) === true,
    at: placeOf(make.site),
  }
}

const partsOf = (of: Instance): readonly Value[] => [...of.args, ...of.keywords.values()]

const providerIn = (text: string | null): AccountElsewhere['provider'] | null =>
  text !== null && PROVIDERS.test(text) ? (text as AccountElsewhere['provider']) : null

/** Jobs that name an account in what they run, with what they make of it. */
export function withAccounts(
  planned: readonly Planned[],
  accounts: readonly AccountElsewhere[],
  modules: readonly SourceModule[],
  machine: Machine,
): readonly Job[] {
  const names = new Set(accounts.map(({ name }) => name))
  const made = names.size === 0 ? new Map<string, Makes>() : makesIn(modules, machine)
  return planned.map(({ job, run }) => {
    const account = [...textsGiven(run)].find((text) => names.has(text))
    return account === undefined ? job : { ...job, account, ...made.get(job.name) }
  })
}

type Makes = Pick<Job, 'makes' | 'same'>

/** `(Created("scan_inbox", EmailScan, EmailScan.id, same=("person_id", "message_id")),)` */
function makesIn(modules: readonly SourceModule[], machine: Machine): ReadonlyMap<string, Makes> {
  const found = new Map<string, Makes>()
  for (const value of valuesIn(modules)) {
    if (value.kind !== 'sequence' || value.open) continue
    for (const item of value.items) {
      if (item.kind !== 'instance' || item.class.kind !== 'class') continue
      const parts = partsOf(item)
      const [job] = parts.flatMap((one) => asText(one) ?? [])
      const model = parts.find((one) => isMapped(one, machine))
      const table = model?.kind === 'class' ? tableOf(model, machine) : null
      if (job === undefined || table === null || !parts.some((one) => columnOf(one, machine)?.table === table)) continue
      const same = parts.flatMap((one) =>
        one.kind === 'sequence' ? one.items.flatMap((part) => asText(part) ?? []) : [],
      )
      found.set(job, { makes: table, ...(same.length > 0 ? { same } : {}) })
    }
  }
  return found
}

/** Texts that calls in a body are given. */
function textsGiven({ node }: FunctionValue): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (at: unknown): void => {
    if (Array.isArray(at)) for (const one of at) visit(one)
    else if (typeof at === 'object' && at !== null) {
      if ((at as Node & { readonly kind?: string }).kind === 'Call')
        for (const given of (at as Call).args)
          if (given.kind === 'Constant' && given.type === 'str') found.add(String(given.value))
      for (const value of Object.values(at)) if (typeof value === 'object') visit(value)
    }
  }
  visit(node.body)
  return found
}
