import type { Operation } from '../model/index.ts'
import type { Code } from '../python/code/code.ts'

const CAUGHT =
  /\b(IntegrityError|UniqueViolation\w*|ForeignKeyViolation\w*|SQLAlchemyError|DBAPIError|DatabaseError)\b|except\s+(Exception|BaseException)\b|except\s*:|on_conflict_do|\.merge\(/
const HANDLED_FOR_ALL =
  /exception_handler\(\s*[\w.]*(IntegrityError|SQLAlchemyError|DBAPIError|UniqueViolation\w*|Exception)\b/

/** Whether the application turns what the database says into an answer, wherever it comes from. */
export const isCaughtForAll = (code: Code): boolean => code.mentioning(HANDLED_FOR_ALL).length > 0

/** Whether a function on the way, or a dependency around it, catches what the database says. */
export function isCaught(operation: Operation, code: Code): boolean {
  const steps = [...(operation.trace?.calls ?? []), ...operation.statements].flatMap(({ chain }) => chain)
  const functions = new Map(
    steps.flatMap(({ at }) => {
      const file = code.file(at.file)
      const one = file?.functions.find(({ node }) => {
        const span = file.span(node)
        return span.line <= at.line && at.line <= span.endLine
      })
      return one ? [[one.node, one] as const] : []
    }),
  )
  return [...functions.values()].some(({ file, node }) => CAUGHT.test(file.text(node)))
}
