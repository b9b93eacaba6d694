import type { Machine } from '../../python/interpret/machine.ts'
import type { ClassValue } from '../../python/values/value.ts'

/** Models of well-known libraries: what their classes would be if their source were read. */
export class KnownModels {
  constructor(machine: Machine) {
    void machine
  }

  get(_path: string): ClassValue | null {
    return null
  }
}
