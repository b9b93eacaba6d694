import type { Operation } from '../../../model/index.ts'
import { count, literalWords, wordsOf } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { commonGuard } from '../caller.ts'
import { ownStatements } from '../own.ts'
import { asksForRole, refusalsOfLogin, roleColumn } from '../roles.ts'

export default rule({
  title: 'An operation for administrators is open to every user',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-285', 'CWE-862', 'API5:2023'],
  message: '`{operation}`{more} {asks} for a login (`{guard}`) but for no role, while {evidence}',
  advice: 'Ask for the role as well, in a dependency of the router so that it holds for all of them.',
  check({ backend, code }, report) {
    const closed = backend.api.operations.filter(({ access }) => access.state === 'enforced')
    const login = refusalsOfLogin(closed)
    const plain = closed.filter(
      (one) => isForAdministrators(one) && !seesOwnOnly(one, code) && !asksForRole(one, code, login),
    )
    if (plain.length === 0) return
    const asking = closed.filter((one) => one.access.roles.length > 0 || namesAdministrator(one))
    const column = roleColumn(backend)
    if (asking.length === 0 && column === null) return report.unknown('whether the application knows roles')
    const evidence =
      asking.length > 0 ? `\`${asking[0]!.id}\` asks for one${roleOf(asking[0]!)}` : `callers have one in \`${column}\``
    for (const file of new Set(plain.map((one) => one.handler.file))) {
      const group = plain.filter((one) => one.handler.file === file)
      const [first] = group
      for (const operation of group)
        report.found({
          at: operation.handler,
          subject: first!.id,
          cause: file,
          arguments: {
            operation: first!.id,
            more: group.length > 1 ? ` and ${count(group.length - 1, 'operation')} more` : '',
            asks: group.length > 1 ? 'ask' : 'asks',
            guard: commonGuard(group) || 'credentials',
            evidence,
          },
          confidence: group.every((one) => one.trace?.complete && inPath(one)) ? 'high' : 'medium',
          proof: [
            ...first!.wiring,
            ...first!.access.checks.flatMap(({ chain }) => chain).slice(0, 4),
            { what: `${first!.name} asks for no role`, at: first!.handler },
          ],
          related: asking.slice(0, 3).map((one) => ({ what: `${one.id} asks for a role`, at: one.handler })),
        })
    }
  },
})

const roleOf = ({ access }: Operation): string => (access.roles[0] ? ` (\`${access.roles[0]}\`)` : '')

const ADMINISTRATION = new Set(['admin', 'admins', 'administration', 'administrator', 'superuser', 'backoffice'])
const isNamed = (words: readonly string[]): boolean => words.some((word) => ADMINISTRATION.has(word))

/** A whole part of the path: `/admin/users`; `/admin-stats` says less. */
const inPath = ({ path }: Operation): boolean =>
  literalWords(path).some((words) => words.length === 1 && isNamed(words))

const isForAdministrators = (operation: Operation): boolean =>
  literalWords(operation.path).some(isNamed) ||
  operation.tags.some((tag) => isNamed(wordsOf(tag))) ||
  isNamed(wordsOf(operation.name))

const namesAdministrator = ({ dependencies }: Operation): boolean =>
  dependencies.some(({ name }) => isNamed(wordsOf(name)))

/** All it touches belongs to the caller: being an administrator adds nothing. */
function seesOwnOnly(operation: Operation, code: Code): boolean {
  const own = ownStatements(operation, code.functionAt(operation.handler))
  return own.length > 0 && own.every(({ scoped }) => scoped === 'yes')
}
