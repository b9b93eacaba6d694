import type { Setting } from '../../model/runtime.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import { readEnvironment } from './environment.ts'
import { readClasses } from './classes.ts'

/** What can be configured: settings classes, and variables of the environment read while modules load. */
export function readSettings(program: SourceProgram, machine: Machine): readonly Setting[] {
  const found = [...readClasses(machine), ...readEnvironment(program, machine)]
  return [...new Map(found.map((one) => [`${one.name} ${one.variable}`, one])).values()]
}
