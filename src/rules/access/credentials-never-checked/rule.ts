import type { Dependency, Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { placeKey } from '../caller.ts'

export default rule({
  title: 'Credentials that have to be there, and are never looked at',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-287', 'CWE-306', 'API2:2023'],
  message:
    '`{scheme}` only takes the token out of the request, and nothing compares, decodes or looks it up: any token will do for `{operation}`',
  advice: 'Depend on a function that takes what `{scheme}` returns and refuses callers whose token is not valid.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      if (operation.access.state !== 'enforced') continue
      const scheme = onlyScheme(operation.dependencies)
      if (!scheme || isLookedAt(operation) || refusesAll(operation)) continue
      if (!operation.trace?.complete) {
        report.unknown('what becomes of credentials')
        continue
      }
      report.found({
        at: scheme.at,
        subject: operation.id,
        arguments: { scheme: scheme.name, operation: operation.id },
        cause: placeKey(scheme.at),
        proof: [
          ...operation.wiring.slice(-1),
          { what: `asks ${scheme.name} for credentials`, at: scheme.at },
          { what: `${operation.name} lets in whoever sends some`, at: operation.handler },
        ],
      })
    }
  },
})

/** FastAPI's own classes, which refuse a request without credentials and leave the rest to others. */
const SCHEME =
  /^(OAuth2(PasswordBearer|AuthorizationCodeBearer)|HTTP(Bearer|Basic|Digest)|APIKey(Header|Query|Cookie))$/

function onlyScheme(dependencies: readonly Dependency[]): Dependency | null {
  const schemes = everyOf(dependencies).filter(({ name }) => SCHEME.test(name))
  return schemes.length === 1 ? schemes[0]! : null
}

const everyOf = (dependencies: readonly Dependency[]): readonly Dependency[] =>
  dependencies.flatMap((one) => [one, ...everyOf(one.dependencies)])

/** They reach a call, are kept, come back, or decide something beyond whether they are there. */
function isLookedAt({ trace, access, statements }: Operation): boolean {
  if (!trace || access.checks.some(({ kind }) => kind === 'authorization')) return true
  const isCredential = (from: readonly string[]): boolean => from.some((one) => one.startsWith('credentials'))
  return (
    trace.calls.some((call) => isCredential(call.receiver) || call.arguments.some(({ from }) => isCredential(from))) ||
    trace.assignments.some(({ value }) => isCredential(value.from)) ||
    trace.returns.some(({ from }) => isCredential(from)) ||
    statements.some(({ filters }) => filters.some(({ from }) => from === 'header' || from === 'computed')) ||
    trace.refusals.some(({ conditions }) => conditions.some((one) => !ASKS_WHETHER_THERE.test(one)))
  )
}

/** With the settings that are assumed nobody gets through: what comes behind the refusal was not seen. */
const refusesAll = ({ trace }: Operation): boolean =>
  trace?.refusals.some(({ escapes, conditions }) => escapes && conditions.length === 0) ?? true

/** `token is None`, `not credentials or key is None`. */
const ASKS_WHETHER_THERE = /^(not )*\(?(not )?[\w.]+( is( not)? None)?( (or|and) (not )?[\w.]+( is( not)? None)?)*\)?$/
