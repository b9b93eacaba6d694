import { asText } from '../../../python/values/ask.ts'
import { NONE, external, instance, native } from '../../../python/values/make.ts'
import type { CallOf, ClassValue, Value } from '../../../python/values/value.ts'
import { findAttribute } from '../../../python/interpret/attributes.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Library } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'

export const OPERATIONS_CLASS = 'alembic.operations.Operations'

/** Operations a project adds to Alembic: `@Operations.register_operation("create_view")`. */
export class RegisteredOperations {
  private readonly classes = new Map<string, { readonly of: Value; readonly method: string }>()
  private readonly implementations = new Map<Value, Value>()

  teach(library: Library): void {
    library.add(
      { path: `${OPERATIONS_CLASS}.register_operation`, call: (given) => this.register(given) },
      { path: `${OPERATIONS_CLASS}.implementation_for`, call: (given) => this.implement(given) },
    )
  }

  private register(given: CallOf): Value {
    const name = asText(given.args[0])
    const method = asText(given.args[1] ?? given.keywords.get('sourcename')) ?? name
    return decorator((of) => {
      if (name !== null && method !== null) this.classes.set(name, { of, method })
    })
  }

  private implement(given: CallOf): Value {
    return decorator((run) => {
      if (given.args[0]) this.implementations.set(given.args[0], run)
    })
  }

  /** `op.create_view(...)`; undefined when nobody registered it. */
  call(name: string, given: CallOf, machine: Machine): Value | undefined {
    const found = this.classes.get(name)
    const method = found && findAttribute(found.of, found.method, machine, given.site)
    if (!method) return undefined
    return call(method, { ...given, args: [operations(given), ...given.args] }, machine)
  }

  /** `operations.invoke(operation)` */
  invoke(operation: Value | undefined, given: CallOf, machine: Machine): Value {
    const of = operation?.kind === 'instance' ? operation.class : null
    const run = of && this.implementationOf(of)
    return run ? call(run, { ...given, args: [operations(given), operation!], keywords: new Map() }, machine) : NONE
  }

  private implementationOf(of: Value): Value | undefined {
    const lineage = of.kind === 'class' ? (of as ClassValue).mro : [of]
    return lineage.map((one) => this.implementations.get(one)).find((one) => one !== undefined)
  }
}

const operations = (given: CallOf): Value => instance(external(OPERATIONS_CLASS), { site: given.site })

const decorator = (note: (value: Value) => void): Value =>
  native('decorator', ({ args: [decorated] }) => {
    if (decorated) note(decorated)
    return decorated ?? NONE
  })
