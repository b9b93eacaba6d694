import type { Dependency, Operation } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { placeKey } from '../caller.ts'

export default rule({
  title: 'Scopes that nobody reads',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-862', 'CWE-285', 'API5:2023'],
  message:
    '`Security({dependency}, scopes=[{scopes}])` asks for scopes, and nothing in `{dependency}` reads `SecurityScopes`',
  advice: 'Take `SecurityScopes` as a parameter in `{dependency}` and refuse callers whose token lacks one of them.',
  check({ backend, code }, report) {
    const readers = readersOfScopes(code)
    for (const operation of backend.api.operations) {
      if (asksOtherwise(operation)) continue
      for (const one of operation.dependencies) {
        if (one.scopes.length === 0 || !isKnown(one, code) || namesOf(one).some((name) => readers.has(name))) continue
        report.found({
          at: one.at,
          subject: operation.id,
          arguments: { dependency: one.name, scopes: one.scopes.map((scope) => `"${scope}"`).join(', ') },
          cause: placeKey(one.at),
          proof: [
            { what: `asks ${one.name} for ${one.scopes.join(', ')}`, at: one.at },
            { what: `${operation.id} lets in whoever has credentials`, at: operation.handler },
          ],
        })
      }
    }
  },
})

/** The names of functions, and of classes with methods, that take `SecurityScopes` and look at them. */
function readersOfScopes(code: Code): ReadonlySet<string> {
  const functions = code.functions(/\bSecurityScopes\b/)
  return new Set(
    functions
      .filter(({ node, file }) =>
        node.parameters.some(
          ({ annotation, name }) =>
            annotation && /\bSecurityScopes\b/.test(file.text(annotation)) && isMentioned(name, node.body),
        ),
      )
      .flatMap(({ node, owner }) => [node.name, owner?.name ?? '']),
  )
}

function isMentioned(name: string, body: unknown): boolean {
  for (const node of nodesIn(body)) if (node.kind === 'Name' && node['id'] === name) return true
  return false
}

const asksOtherwise = ({ access, trace }: Operation): boolean =>
  access.checks.some(({ kind }) => kind === 'authorization') ||
  (trace?.refusals.some(({ status, escapes }) => escapes && status === 403) ?? true) ||
  !(trace?.complete ?? false)

const namesOf = (one: Dependency): readonly string[] => [one.name, ...one.dependencies.flatMap(namesOf)]

/** FastAPI's own schemes read no scopes; a function of the project must be one that does something. */
function isKnown({ name }: Dependency, code: Code): boolean {
  if (/^(OAuth2\w*|HTTP(Bearer|Basic|Digest)|APIKey\w+|OpenIdConnect)$/.test(name)) return true
  return code
    .functionsNamed(name)
    .some(({ node }) => node.body.some((one) => one.kind === 'Return' && one.value !== null))
}
