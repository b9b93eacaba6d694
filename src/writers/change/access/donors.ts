import type { Backend, Operation } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { type Guard, type SpelledGuard, guardsOf, spelledGuard } from './guards.ts'
import { type Callers } from './callers.ts'
import { isAsWished } from './wishes.ts'

/** An operation that asks its callers for what is wished, and how its handler says it. */
export interface Donor {
  readonly operation: Operation
  /** Nothing, where anyone may call it. */
  readonly guards: readonly SpelledGuard[]
}

/** Such operations of the backend that is there, those whose guard has a form first. */
export function donorFor(code: Code, before: Backend, callers: Callers, form: Guard['form'] | null): Donor | null {
  const donors = before.api.operations
    .filter((operation) => isAsWished(operation, callers))
    .flatMap((operation): readonly Donor[] => {
      if (callers === 'anyone') return [{ operation, guards: [] }]
      const handler = code.functionAt(operation.handler)
      const found = handler ? guardsOf(code, handler, operation) : []
      // A caller of its own kind and a role beside it: who learns from it would need both.
      return found.length === 1 ? [{ operation, guards: [spelledGuard(code, handler!.file, found[0]!)] }] : []
    })
  return donors.find(({ guards }) => form === null || guards[0]?.form === form) ?? donors[0] ?? null
}
