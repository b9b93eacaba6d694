import type { Machine } from '../../python/interpret/machine.ts'
import { importModule } from '../../python/interpret/imports.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { newScope, readHere } from '../../python/values/scope.ts'
import type { Value } from '../../python/values/value.ts'

/**
 * A module of a library, written down as the part of its own Python that wires routes: it is run
 * like a module of the project. It has no file; what it does happens where the project calls it.
 */
export interface WrittenModule {
  /** Its full dotted name. */
  readonly name: string
  /** Names it gives to others. A name of its imports that it does not write stays outside. */
  readonly exports: readonly string[]
  /** Packages that hand its names on. */
  readonly through?: readonly string[]
  readonly source: string
}

/** Makes the names of these modules mean what is written; nothing is parsed before it is asked for. */
export function addWritten(machine: Machine, modules: readonly WrittenModule[]): void {
  const members = new Map<string, Map<string, () => Value | undefined>>()
  for (const written of modules) {
    const open = opener(machine, written)
    for (const name of written.exports) {
      const get = (): Value | undefined => readHere(open().scope, name)
      for (const holder of [written.name, ...(written.through ?? [])])
        members.set(holder, (members.get(holder) ?? new Map<string, () => Value | undefined>()).set(name, get))
    }
  }
  for (const [path, names] of members)
    machine.library.add({ ...machine.library.get(path), path, members: lazily(names) })
}

function opener(machine: Machine, written: WrittenModule): () => SourceModule {
  let module: SourceModule | null = null
  return () => {
    if (!module) {
      module = {
        file: '',
        name: written.name,
        isPackage: false,
        scope: newScope('module', null),
        tree: machine.program.parseText(written.source),
        state: 'new',
      }
      importModule(module, machine)
    }
    return module
  }
}

/** Members that are computed when they are read; listing their names computes nothing. */
function lazily(names: ReadonlyMap<string, () => Value | undefined>): Record<string, Value> {
  const members: Record<string, Value> = {}
  for (const [name, get] of names) Object.defineProperty(members, name, { get, enumerable: true })
  return members
}
