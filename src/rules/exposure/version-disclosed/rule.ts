import type { Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A public answer names what the server runs on',
  severity: 'low',
  confidence: 'high',
  weaknesses: ['CWE-200', 'CWE-497', 'API8:2023'],
  message: '`{operation}` tells everybody `{what}`',
  advice: 'Answer whether the service works, and keep versions for those who operate it.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const handler = operation.access.state === 'public' ? code.functionAt(operation.handler) : null
      if (!handler) continue
      const told = [...nodesIn(handler.node.body)]
        .filter((node) => node.kind === 'Attribute')
        .flatMap((node) => {
          const path = handler.file.pathOf(node as unknown as Expression)
          return path && isInside(handler.file, path) ? [{ path, node }] : []
        })
      const [first] = told
      if (!first || !/\breturn\b/.test(handler.file.text(handler.node))) continue
      report.found({
        at: handler.file.place(first.node),
        subject: operation.id,
        arguments: {
          operation: operation.id,
          what: [...new Set(told.map(({ path }) => path))].slice(0, 4).join('`, `'),
        },
        proof: operation.wiring,
      })
    }
  },
})

const INSIDES =
  /^(platform\.(system|platform|python_version|release|version|uname|node|machine|processor)|sys\.(version|version_info|platform)|os\.uname|socket\.gethostname|(fastapi|starlette|pydantic|sqlalchemy|uvicorn)\.__version__)$/

const isInside = (file: CodeFile, path: string): boolean => INSIDES.test(path) && file.names.has(path.split('.')[0]!)
