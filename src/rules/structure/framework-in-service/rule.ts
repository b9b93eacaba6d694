import type { Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { dependencyNames } from '../dependencies.ts'
import { isLayer } from '../layers.ts'

export default rule({
  title: 'A service that answers in HTTP',
  severity: 'low',
  confidence: 'medium',
  message: '`{function}` raises `HTTPException`; {own} of {all} errors of this layer are exceptions of the project',
  advice: 'Raise an exception of the project here, and let the exception handler or the router choose the status.',
  check({ backend, code }, report) {
    const handlers = new Set(backend.api.operations.map(({ handler }) => handler.file))
    const dependencies = dependencyNames(backend)
    const raised = code
      .mentioning(/\braise\b/)
      .filter(({ path }) => isLayer(path) && !handlers.has(path))
      .flatMap(raisedIn)
    const http = raised.filter(
      ({ path, file, node }) => HTTP.test(path) && !dependencies.has(file.around(node)?.node.name ?? ''),
    )
    const own = raised.filter(({ isOwn }) => isOwn)
    const all = http.length + own.length
    if (own.length < FEWEST || own.length < all * MOST_OF_THEM) return
    for (const { file, node } of http)
      report.found({
        at: file.place(node),
        subject: file.around(node)?.qualname ?? file.path,
        arguments: { function: file.around(node)?.qualname ?? file.path, own: own.length, all },
        cause: file.path,
        related: own.slice(0, 3).map((one) => ({ what: `raises ${one.path}`, at: one.file.place(one.node) })),
      })
  },
})

const HTTP = /^(fastapi|starlette)\.(\w+\.)?HTTPException$/
const FEWEST = 5
const MOST_OF_THEM = 0.7

interface Raised {
  readonly file: CodeFile
  readonly node: AnyNode
  readonly path: string
  /** A class of the project that is no HTTP error itself, as far as its name tells. */
  readonly isOwn: boolean
}

function raisedIn(file: CodeFile): readonly Raised[] {
  const ofProject = new Set(file.imports.filter((one) => one.file !== null).map(({ name }) => name))
  const here = new Set(file.classes.map(({ name }) => name))
  return file.nodes.flatMap((node) => {
    const exception = node.kind === 'Raise' ? (node['exception'] as Expression | null) : null
    const path = exception && file.pathOf(exception)
    if (!exception || !path) return []
    const name = rootOf(exception)
    const isOwn = (ofProject.has(name) || here.has(name)) && /[A-Z]/.test(path.split('.').at(-1)!) && !/HTTP/.test(path)
    return isOwn || HTTP.test(path) ? [{ file, node, path, isOwn }] : []
  })
}

function rootOf(expression: Expression): string {
  if (expression.kind === 'Call') return rootOf(expression.callee)
  if (expression.kind === 'Attribute') return rootOf(expression.value)
  return expression.kind === 'Name' ? expression.id : ''
}
