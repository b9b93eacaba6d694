import type { Statement } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { callsIn } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Ground } from '../ground.ts'

/** Where a row of something new is made, and of what. */
export interface Creation {
  readonly of: CodeFunction
  readonly statement: Statement
  /** What holds the values that were sent: `data`. */
  readonly sent: string
}

/** The function that makes rows of a class from what was sent; null where none does so in plain sight. */
export function creationOf({ code }: Ground, before: Ground, model: string): Creation | null {
  const known = new Set([...before.code.files, ...before.code.unused].map(({ path }) => path))
  const functions = code.files.filter(({ path }) => !isTest(path)).flatMap((file) => file.functions)
  const own = functions.filter(({ file }) => !known.has(file.path))
  for (const of of own.length > 0 ? own : functions)
    for (const statement of of.node.body)
      for (const call of callsIn(statement)) {
        const text = of.file.text(call.callee)
        if (text !== model && text !== `${model}.model_validate`) continue
        const sent = /^(\w+)/.exec(call.args[0] ? of.file.text(call.args[0]) : '')?.[1]
        if (sent !== undefined) return { of, statement, sent }
      }
  return null
}
