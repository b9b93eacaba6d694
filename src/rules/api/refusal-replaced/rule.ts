import type { Raise, Return, Try } from '../../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { asHttpException, catchesAll, catcherOf, nodesBelow, statusOf } from '../refusals.ts'

export default rule({
  title: 'A refusal that the except around it replaces',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-396'],
  message: '{status} is raised inside of a `try` whose `except` catches it as well and answers {instead}',
  advice: 'Put `except HTTPException: raise` before it, or raise {status} outside of the `try`.',
  check({ code }, report) {
    for (const one of code.functions(/\bHTTPException\b/))
      for (const node of nodesBelow(one.node.body)) {
        if (node.kind !== 'Try') continue
        const attempt = node as unknown as Try
        const catcher = catcherOf(one.file, attempt)
        if (!catcher || !catchesAll(one.file, catcher)) continue
        const instead = insteadOf(one.file, catcher)
        if (instead === null) continue
        for (const raise of raisedIn(one, attempt)) {
          const status = statusOf(asHttpException(one.file, raise.exception)!)
          if (status === null || status === instead) continue
          report.found({
            at: one.file.place(raise),
            subject: one.qualname,
            arguments: { status, instead },
            cause: `${one.file.path} ${one.qualname} ${attempt.start}`,
            related: [{ what: `caught here, and answered with ${instead}`, at: one.file.place(catcher) }],
          })
        }
      }
  },
})

/** The one status a handler always ends in; null when it lets something through or looks at what it caught. */
function insteadOf(file: CodeFile, catcher: Try['handlers'][number]): number | null {
  const nodes = [...nodesBelow(catcher.body)]
  const raises = nodes.filter((node) => node.kind === 'Raise') as unknown as readonly Raise[]
  const returns = nodes.filter((node) => node.kind === 'Return') as unknown as readonly Return[]
  const looks = nodes.some(
    (node) => node.kind === 'Attribute' && (node['name'] === 'status_code' || node['name'] === 'detail'),
  )
  const kinds = nodes.some(
    (node) => node.kind === 'Name' && ['isinstance', 'getattr', 'type'].includes(String(node['id'])),
  )
  if (looks || kinds || returns.length > 0) return null
  const statuses = raises.map((raise) => asHttpException(file, raise.exception)).map((call) => call && statusOf(call))
  const [first] = statuses
  const last = catcher.body.at(-1)
  return last?.kind === 'Raise' && first && statuses.every((status) => status === first) ? first : null
}

/** What is raised in the body of a `try` itself, and not caught by another one inside of it. */
function raisedIn({ file }: CodeFunction, attempt: Try): readonly Raise[] {
  const nodes = [...nodesBelow(attempt.body)]
  const inner = nodes.filter((node) => node.kind === 'Try') as unknown as readonly Try[]
  const caught = (raise: Raise): boolean =>
    inner.some(
      (one) => catcherOf(file, one) !== null && one.body.some((at) => at.start <= raise.start && raise.end <= at.end),
    )
  return (nodes as unknown as readonly Raise[]).filter(
    (node) => node.kind === 'Raise' && asHttpException(file, node.exception) !== null && !caught(node),
  )
}
