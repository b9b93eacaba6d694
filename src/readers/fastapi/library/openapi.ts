import { mapping } from '../../../python/values/make.ts'
import type { CallOf, Value } from '../../../python/values/value.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'

type Build = (call: CallOf) => Value

/** Who answers `get_openapi` while an application's document is being made. */
class Documents {
  private build: Build | null = null

  during<T>(build: Build, run: () => T): T {
    const before = this.build
    this.build = build
    try {
      return run()
    } finally {
      this.build = before
    }
  }

  answer(call: CallOf): Value {
    return this.build?.(call) ?? mapping([], true)
  }
}

const documents = new WeakMap<Machine, Documents>()

export function documentsOf(machine: Machine): Documents {
  let found = documents.get(machine)
  if (!found) documents.set(machine, (found = new Documents()))
  return found
}

export const OPENAPI: Summary = {
  path: 'fastapi.openapi.utils.get_openapi',
  call: (given, machine) => documentsOf(machine).answer(given),
}
