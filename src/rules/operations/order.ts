import type { Call, Operation } from '../../model/index.ts'

/** Calls of the handler in the order in which they happen, without what happens only sometimes or in a loop. */
export function straightCalls(operation: Operation): readonly Call[] {
  const { line, file } = operation.handler
  const calls = operation.trace?.calls ?? []
  const head = calls.find((one) => one.chain[0]?.at.file === file && Math.abs(one.chain[0].at.line - line) < 40)
    ?.chain[0]
  return calls.filter(
    (one) => head !== undefined && JSON.stringify(one.chain[0]!.at) === JSON.stringify(head.at) && !one.inLoop,
  )
}

const SESSION = '(sqlalchemy|sqlmodel)\\..*(Session|scoped_session)'
export const COMMIT = new RegExp(`^${SESSION}\\.commit$`)
/** What sends a change to the database before the commit, and holds the locks of its rows until then. */
export const LOCKS = new RegExp(`^${SESSION}\\.(flush|bulk_\\w+)$|^sqlalchemy\\..*with_for_update$`)
export const WRITES = new RegExp(`^${SESSION}\\.(add|add_all|delete|merge|flush)$`)

/** Whether one call happens whenever another does: what had to hold for it had to hold for the other. */
export const impliedBy = (one: Call, other: Call): boolean =>
  one.conditions.every((condition) => other.conditions.includes(condition))
