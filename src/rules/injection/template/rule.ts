import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { hitsOf } from '../sinks.ts'

const TEMPLATES =
  /^(jinja2(\.environment)?\.Template|jinja2(\.\w+)*\.(Environment|NativeEnvironment)\.(from_string|compile)|mako\.template\.Template|tornado\.template\.Template|(fastapi|starlette)\.templating\.Jinja2Templates\.env\.from_string)$/

export default rule({
  title: 'A template is made of text the caller sends',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-1336', 'CWE-94', 'API8:2023'],
  message: '`{operation}` makes {source} part of the template given to `{call}`',
  advice:
    'Keep the template in a file and hand the value over when it is rendered: `render(name=name)`; where users must write templates, use `jinja2.sandbox.SandboxedEnvironment`.',
  check(subject, report) {
    for (const hit of hitsOf(subject, [{ path: TEMPLATES, position: 0, name: 'source' }]))
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, source: wordsFor(hit.carried.source), call: hit.call.path },
        confidence: sure(hit),
      })
  },
})
