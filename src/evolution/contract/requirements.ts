import { type Json, isObject, listAt, sameJson } from '../../kernel/json.ts'
import type { Report, SidesOf } from './change.ts'
import type { ContractOperation } from './paths.ts'

/** One way to prove who one is: schemes that are asked for together, with the scopes each needs. */
type Requirement = Readonly<Record<string, readonly string[]>>

/** What the contract says of credentials. Whether the code asks for them is another question, asked elsewhere. */
export function reportRequirements(operation: SidesOf<ContractOperation>, roots: SidesOf<Json>, report: Report): void {
  const [before, after] = [requirementsOf(operation.base, roots.base), requirementsOf(operation.head, roots.head)]
  const [open, stillOpen] = [isAnonymous(before), isAnonymous(after)]
  // Whoever needed nothing and needs something now is not told the ways apart, nor the other way round.
  if (open !== stillOpen) {
    const [id, words] = open ? ['removed', 'are asked for now'] : ['added', 'are no longer asked for']
    const ways = open ? after : before
    const sentence = `credentials ${words}: ${listed(ways)}`
    report(`api-security-anonymous-access-${id}`, open ? 'error' : 'info', sentence, ways.map(nameOf))
    return
  }
  const { added, removed, modified } = compare(before, after)
  for (const one of added) report('api-security-added', 'info', `\`${nameOf(one)}\` lets in now`, [nameOf(one)])
  for (const one of stillOpen ? [] : removed) {
    report('api-security-removed', 'error', `\`${nameOf(one)}\` no longer lets in`, [nameOf(one)])
  }
  for (const [base, head] of modified) reportScopes(base, head, stillOpen, report)
}

const requirementsOf = ({ value }: ContractOperation, root: Json): readonly Requirement[] =>
  listAt(Array.isArray(value['security']) ? value : root, 'security').filter(isObject) as readonly Requirement[]

const isAnonymous = (requirements: readonly Requirement[]): boolean =>
  requirements.length === 0 || requirements.some((one) => Object.keys(one).length === 0)

const nameOf = (requirement: Requirement): string => Object.keys(requirement).sort().join(' AND ')
const listed = (requirements: readonly Requirement[]): string =>
  requirements.map((one) => `\`${nameOf(one)}\``).join(', ')

function compare(before: readonly Requirement[], after: readonly Requirement[]) {
  const rest = (some: readonly Requirement[], others: readonly Requirement[]): readonly Requirement[] =>
    some.filter((one) => Object.keys(one).length > 0 && !others.some((other) => sameJson(one, other)))
  const [gone, come] = [rest(before, after), rest(after, before)]
  const only = (some: readonly Requirement[], name: string): Requirement | null => {
    const found = some.filter((one) => nameOf(one) === name)
    return found.length === 1 ? (found[0] ?? null) : null
  }
  const modified = gone.flatMap((base) => {
    const head = only(gone, nameOf(base)) && only(come, nameOf(base))
    return head ? [[base, head] as const] : []
  })
  return {
    removed: gone.filter((one) => !modified.some(([base]) => base === one)),
    added: come.filter((one) => !modified.some(([, head]) => head === one)),
    modified,
  }
}

function reportScopes(base: Requirement, head: Requirement, anonymous: boolean, report: Report): void {
  for (const scheme of Object.keys(base)) {
    const [before, after] = [base[scheme] ?? [], head[scheme] ?? []]
    for (const scope of anonymous ? [] : after.filter((one) => !before.includes(one))) {
      report('api-security-scope-added', 'error', `the scope \`${scope}\` of \`${scheme}\` is needed now`, [
        scope,
        scheme,
      ])
    }
    for (const scope of before.filter((one) => !after.includes(one))) {
      report('api-security-scope-removed', 'info', `the scope \`${scope}\` of \`${scheme}\` is no longer needed`, [
        scope,
        scheme,
      ])
    }
  }
}
