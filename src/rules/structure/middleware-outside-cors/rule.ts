import { escapePattern } from '../../../kernel/text.ts'
import type { Middleware } from '../../../model/index.ts'
import type { ClassDef, FunctionDef } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A middleware that answers outside of CORS',
  severity: 'low',
  confidence: 'high',
  message: '`{middleware}` lies outside of the CORS middleware: browsers cannot read what it answers',
  advice: 'Add the CORS middleware last: the one added last is the outermost.',
  check({ backend, code }, report) {
    for (const { id, middleware } of backend.api.applications) {
      // The first of the stack is the outermost.
      const cors = middleware.findIndex(({ name }) => /(^|\.)CORSMiddleware$/.test(name))
      if (cors < 1 || middleware[cors]!.conditions.length > 0) continue
      for (const one of middleware.slice(0, cors)) {
        const answer = answerOf(one, code)
        if (!answer) continue
        report.found({
          at: one.at,
          subject: `${id} ${one.name}`,
          arguments: { middleware: one.name.split('.').at(-1)! },
          related: [{ what: 'CORS is added here', at: middleware[cors]!.at }],
          proof: [
            { what: 'CORS is added before it, and so lies inside of it', at: middleware[cors]!.at },
            { what: 'answers by itself', at: answer },
          ],
        })
      }
    }
  },
})

/** Where a middleware of the project makes an answer of its own; null when it is not seen to. */
function answerOf({ name, at }: Middleware, code: Code) {
  const last = name.split('.').at(-1)!
  const written = code
    .mentioning(new RegExp(`\\b(def|class) ${escapePattern(last)}\\b`))
    .flatMap((file) => definitionsOf(file, last))
  const own = written.find(({ file }) => file.path === at.file) ?? (written.length === 1 ? written[0] : undefined)
  if (!own) return null
  for (const node of nodesIn(own.node.body)) {
    if (node.kind !== 'Return') continue
    const value = node['value'] as { kind: string; callee?: never } | null
    if (value?.kind === 'Call' && RESPONSE.test(own.file.pathOf(value.callee) ?? '')) return own.file.place(node)
  }
  return null
}

const RESPONSE = /(^|\.)(JSON|ORJSON|PlainText|HTML|Redirect)?Response$/

interface Definition {
  readonly file: CodeFile
  readonly node: ClassDef | FunctionDef
}

const definitionsOf = (file: CodeFile, name: string): readonly Definition[] => [
  ...file.classes.filter((node) => node.name === name).map((node) => ({ file, node })),
  ...file.functions.filter(({ node }) => node.name === name).map(({ node }) => ({ file, node })),
]
