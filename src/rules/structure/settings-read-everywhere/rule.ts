import type { Code, CodeFile } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { isLesser } from '../../../python/modules/places.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'The environment is read beside the settings',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '{variables} read from the environment beside the {settings} settings of `{class}`',
  advice: 'Declare it in `{class}`, so that it is checked at start and stands where the others do.',
  check({ backend, code }, report) {
    const declared = backend.runtime.settings.filter(({ name }) => /^[A-Z]\w*\./.test(name))
    const [first] = declared
    if (!first || declared.length < FEWEST) return
    const own = new Set(declared.map(({ at }) => at.file))
    const found = readings(code).filter(
      ({ file: { path }, variable }) =>
        !own.has(path) && !isLesser(path) && !OUTSIDE.test(path) && !OF_THE_PLATFORM.test(variable),
    )
    const names = [...new Set(found.map(({ variable }) => variable))].toSorted()
    const shown = names.slice(0, 3).map((name) => `\`${name}\``)
    for (const { file, node, variable } of found)
      report.found({
        at: file.place(node),
        subject: `${file.path} ${variable}`,
        arguments: {
          variables: `${names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more` : shown.join(', ')} ${names.length === 1 ? 'is' : 'are'}`,
          settings: declared.length,
          class: first.name.split('.')[0]!,
        },
        cause: 'environment',
        related: [{ what: 'the settings', at: first.at }],
      })
  },
})

/** Set by what the program runs on, not by who deploys it. */
const OF_THE_PLATFORM =
  /^(AWS_(LAMBDA|REGION|DEFAULT_REGION|EXECUTION)\w*|KUBERNETES_\w+|GITHUB_\w+|CI|HOSTNAME|HOME|PATH|PWD|USER|TZ|LANG|PORT|PYTHON\w*|VIRTUAL_ENV|PYTEST_\w+|OTEL_\w+|PROMETHEUS_MULTIPROC_DIR|UVICORN_\w+|WEB_CONCURRENCY|DYNO|RENDER|VERCEL\w*|K_SERVICE)$/

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
