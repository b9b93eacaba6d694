import type { Operation, Statement } from '../../model/index.ts'
import type { Code } from '../../python/code/code.ts'

/** How `Statement.transaction` says that nothing commits. */
const NOWHERE = /no commit seen$/

export const isUncommitted = ({ transaction }: Statement): boolean => NOWHERE.test(transaction)

/** Rows put in or taken out; an attribute that is set may be for the answer only. */
export const isWrite = ({ verb }: Statement): boolean => verb === 'insert' || verb === 'delete'

/** Whether anything on the way of an operation could commit without being seen. */
export function mayCommitUnseen(operation: Operation): boolean {
  const { trace } = operation
  if (!trace?.complete) return true
  return trace.calls.some(
    ({ path, arguments: given }) =>
      COMMITS.test(path) || given.some((one) => /autocommit/i.test(String(one.value ?? ''))),
  )
}
const COMMITS = /\.(commit|begin|begin_nested|transaction|atomic|save|unit_of_work)(\.|$)/i

/**
 * Whether commits happen where no operation is followed: in a middleware, in what ends a `with` block or a
 * dependency, by autocommit. Then nobody can tell from the handler.
 */
export function commitsElsewhere(code: Code): boolean {
  if (code.mentioning(/autocommit\s*=\s*True|AUTOCOMMIT/).length > 0) return true
  return code.mentioning(/\.commit\(|\.begin\(/).some((file) =>
    file.calls.some(({ node, within }) => {
      if (node.callee.kind !== 'Attribute' || !/^(commit|begin)$/.test(node.callee.name) || !within) return false
      const { name, parameters, generator } = within.node
      return (
        generator ||
        /^__a?exit__$|middleware|dispatch|transaction/.test(name) ||
        parameters.some((one) => /call_next|receive/.test(one.name))
      )
    }),
  )
}
