import type { Code, CodeFile } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { isLesser } from '../../../python/modules/places.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'The environment is read beside the settings',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '`{variable}` is read from the environment here, beside the {settings} settings of `{class}`',
  advice: 'Declare it in `{class}`, so that it is checked at start and stands where the others do.',
  check({ backend, code }, report) {
    const declared = backend.runtime.settings.filter(({ name }) => /^[A-Z]\w*\./.test(name))
    const [first] = declared
    if (!first || declared.length < FEWEST) return
    const own = new Set(declared.map(({ at }) => at.file))
    for (const { file, node, variable } of readings(code)) {
      if (own.has(file.path) || isLesser(file.path) || OUTSIDE.test(file.path)) continue
      report.found({
        at: file.place(node),
        subject: `${file.path} ${variable}`,
        arguments: { variable, settings: declared.length, class: first.name.split('.')[0]! },
        cause: 'environment',
        related: [{ what: 'the settings', at: first.at }],
      })
    }
  },
})

const FEWEST = 3
/** Migrations and servers start before, or without, the application. */
const OUTSIDE = /(^|\/)(alembic|migrations|gunicorn[\w.]*|celery\w*)(\/|\.py)|(^|\/)(settings|config\w*)(\/|\.py)/

interface ReadingOf {
  readonly file: CodeFile
  readonly node: AnyNode
  readonly variable: string
}

const readings = (code: Code): readonly ReadingOf[] =>
  code.mentioning(/\benviron\b|\bgetenv\b/).flatMap((file) =>
    file.nodes.flatMap((node) => {
      const variable = variableOf(file, node)
      return variable === null ? [] : [{ file, node, variable }]
    }),
  )

/** `os.getenv("X")`, `os.environ.get("X")`. */
function variableOf(file: CodeFile, node: AnyNode): string | null {
  if (node.kind !== 'Call') return null
  const path = file.pathOf(node['callee'] as never)
  if (path !== 'os.getenv' && path !== 'os.environ.get') return null
  const [name] = node['args'] as readonly { kind: string; value?: unknown }[]
  return name?.kind === 'Constant' ? String(name.value) : null
}
