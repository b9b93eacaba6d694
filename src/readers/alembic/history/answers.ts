import { NONE } from '../../../python/values/make.ts'
import type { CallOf, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { rows, send } from './execute.ts'
import { QUESTION } from './inspected.ts'
import type { Listening } from './known-operations.ts'
import { OperationCall } from './operation.ts'
import type { RegisteredOperations } from './registered.ts'
import { schemaObjectMethod } from './schema-objects.ts'

const known = (path: string, machine: Machine): boolean => machine.library.get(path)?.call !== undefined

/** An operation of the project or of a package: followed where the project wrote it, told where it did not. */
function other(path: string, call: OperationCall, registered: RegisteredOperations): Value {
  const result = registered.call(path.slice('alembic.op.'.length), call.given, call.machine)
  if (result === undefined) call.skip()
  return result ?? NONE
}

/** Connections and sessions: what is sent through them is a step, what comes back is not known. */
const SENDS = /(^|\.)(Connection|Session|AsyncSession|AsyncConnection)\.(execute|exec_driver_sql|scalar|scalars|exec)$/
const ASKS =
  /(^|\.)(Connection|Session)\.(query|get|add|add_all|merge|delete|bulk_save_objects|bulk_insert_mappings|bulk_update_mappings)$/

/** What the connection of a script answers; undefined leaves the answer to what is known of the library. */
export function answerOf(
  path: string,
  receiver: Value | null,
  given: CallOf,
  machine: Machine,
  { script, metadata, registered }: Listening,
): Value | undefined {
  if (!script) return undefined
  const call = new OperationCall(given, machine, metadata, script, false)
  const question = QUESTION.exec(path)?.[1]
  if (question !== undefined) return script.schema.answer(question, questioned(path, given))
  if (SENDS.test(path) && receiver) {
    send(
      call,
      given.args[0] ?? given.keywords.get('statement'),
      given.args[1] ?? given.keywords.get('parameters'),
      path.endsWith('exec_driver_sql'),
    )
    return rows(call)
  }
  if (ASKS.test(path) && receiver) {
    call.skip()
    return rows(call)
  }
  if (schemaObjectMethod(path, receiver, call)) return NONE
  return path.startsWith('alembic.op.') && !known(path, machine) ? other(path, call, registered) : undefined
}

/** `bind.dialect.has_table(bind, "users")` is given the connection first. */
const questioned = (path: string, given: CallOf): CallOf =>
  /[dD]ialect\.\w+$/.test(path) ? { ...given, args: given.args.slice(1) } : given
