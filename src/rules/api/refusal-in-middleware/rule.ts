import type { Raise, Try } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { asHttpException, catcherOf, nodesBelow, statusOf } from '../refusals.ts'

export default rule({
  title: 'A refusal raised in a middleware',
  severity: 'medium',
  confidence: 'high',
  message:
    '{refusal} is raised in the middleware `{middleware}`: nobody turns it into an answer there, and the caller gets 500',
  advice: 'Return a `JSONResponse` with that status from the middleware.',
  check({ code }, report) {
    const middlewares = middlewaresOf(code)
    if (middlewares.some(catchesOthers)) return
    for (const one of middlewares)
      for (const raise of openRaises(one)) {
        const status = statusOf(asHttpException(one.file, raise.exception)!)
        report.found({
          at: one.file.place(raise),
          subject: one.qualname,
          arguments: { refusal: status === null ? 'An `HTTPException`' : String(status), middleware: one.qualname },
          cause: `${one.file.path} ${one.qualname}`,
        })
      }
  },
})

/** `@app.middleware("http")`, and `dispatch` of a `BaseHTTPMiddleware`. */
function middlewaresOf(code: Code): readonly CodeFunction[] {
  return code
    .functions(/\bmiddleware\b|\bBaseHTTPMiddleware\b/)
    .filter(
      ({ file, node, owner }) =>
        node.decorators.some((one) => one.kind === 'Call' && /\.middleware$/.test(file.pathOf(one) ?? '')) ||
        (node.name === 'dispatch' && owner?.bases.some((base) => /BaseHTTPMiddleware$/.test(file.pathOf(base) ?? ''))),
    )
}

const triesOf = (one: CodeFunction): readonly Try[] =>
  [...nodesBelow(one.node.body)].filter((node) => node.kind === 'Try') as unknown as readonly Try[]

/** A middleware that catches what the ones inside of it raise makes an answer of it. */
const catchesOthers = (one: CodeFunction): boolean =>
  triesOf(one).some((attempt) => catcherOf(one.file, attempt) !== null && /\bcall_next\b/.test(textOf(one, attempt)))

const textOf = ({ file }: CodeFunction, attempt: Try): string => attempt.body.map((part) => file.text(part)).join('\n')

function openRaises(one: CodeFunction): readonly Raise[] {
  const tries = triesOf(one).filter((attempt) => catcherOf(one.file, attempt) !== null)
  return ([...nodesBelow(one.node.body)] as unknown as readonly Raise[]).filter(
    (node) =>
      node.kind === 'Raise' &&
      asHttpException(one.file, node.exception) !== null &&
      !tries.some((attempt) => attempt.body.some((part) => part.start <= node.start && node.end <= part.end)),
  )
}
