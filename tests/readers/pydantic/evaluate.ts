import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { importModule } from '../../../src/python/interpret/imports.ts'
import { Machine } from '../../../src/python/interpret/machine.ts'
import { pythonLibrary } from '../../../src/python/interpret/python-library.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { readHere } from '../../../src/python/values/scope.ts'
import type { Value } from '../../../src/python/values/value.ts'
import { addPydantic } from '../../../src/readers/pydantic/library/index.ts'
import { type SchemaOptions, Schemas } from '../../../src/readers/pydantic/schemas.ts'
import type { Mode } from '../../../src/readers/pydantic/field.ts'

const parser = await loadParser()

export interface Module {
  readonly machine: Machine
  get(name: string): Value
}

/** Runs the text of a module as `app.py`. */
export function evaluate(source: string, environment: Readonly<Record<string, string>> = {}): Module {
  const program = new SourceProgram(memoryTree({ 'app.py': source }), parser)
  const library = pythonLibrary()
  addPydantic(library)
  const machine = new Machine(program, library, environment)
  const module = program.module('app.py')
  importModule(module, machine)
  return {
    machine,
    get: (name) => {
      const value = readHere(module.scope, name)
      if (!value) throw new Error(`app.py has no ${name}`)
      return value
    },
  }
}

/** The definitions and the schemas of some types of a module. */
export function schemasOf(
  source: string,
  wanted: readonly (readonly [string, Mode])[],
  options: Partial<SchemaOptions> = {},
) {
  const module = evaluate(source)
  const schemas = new Schemas(module.machine, {
    separateInputOutput: true,
    pydantic: 2,
    binaryAs: 'contentMediaType',
    ...options,
  })
  const registered = wanted.map(([name, mode]) =>
    schemas.add({ name, alias: name, type: module.get(name), info: null, default: undefined }, mode),
  )
  const definitions = schemas.finish()
  return {
    definitions,
    written: registered.map((one) => one.schema()),
    unresolved: schemas.unresolved.map((one) => one.text),
    schemas,
    module,
  }
}
