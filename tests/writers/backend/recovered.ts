import { memoryTree } from '../../../src/kernel/files/memory.ts'
import type { Backend } from '../../../src/model/index.ts'
import { importModule } from '../../../src/python/interpret/imports.ts'
import { Machine } from '../../../src/python/interpret/machine.ts'
import { pythonLibrary } from '../../../src/python/interpret/python-library.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { addPydantic } from '../../../src/readers/pydantic/library/index.ts'
import { readHere } from '../../../src/python/values/scope.ts'
import { Schemas } from '../../../src/readers/pydantic/schemas.ts'
import { readTables } from '../../../src/readers/sqlalchemy/index.ts'
import { addSqlAlchemy } from '../../../src/readers/sqlalchemy/library/index.ts'
import type { WrittenFile } from '../../../src/writers/backend/feature.ts'
import { render } from '../../../src/writers/ddl/index.ts'

const parser = await loadParser()

/** A module of what was written, after it has run. */
function imported(files: readonly WrittenFile[], path: string) {
  const program = new SourceProgram(memoryTree(Object.fromEntries(files.map((file) => [file.path, file.text]))), parser)
  const library = pythonLibrary()
  addPydantic(library)
  addSqlAlchemy(library)
  const machine = new Machine(program, library, {})
  const module = program.module(path)
  importModule(module, machine)
  return { machine, module }
}

/** The tables our own readers find in written models, as SQL, and what they did not understand. */
export function tablesIn(files: readonly WrittenFile[]) {
  const read = readTables(imported(files, 'app/models/__init__.py').machine)
  const { tables, enums, sequences } = read
  const sql = render({ data: { tables, enums, sequences, migrations: [] } } as unknown as Backend)
  return { ...read, sql }
}

/** The JSON schema of each schema class of a module, as it comes in or goes out. */
export function schemasIn(files: readonly WrittenFile[], path: string): ReadonlyMap<string, unknown> {
  const { machine, module } = imported(files, path)
  const schemas = new Schemas(machine, { separateInputOutput: true, pydantic: 2, binaryAs: 'contentMediaType' })
  const names = [...files.find((file) => file.path === path)!.text.matchAll(/^class (\w+)\(Schema\)/gm)].map(
    ([, name]) => name!,
  )
  for (const name of names)
    schemas.add(
      { name, alias: name, type: readHere(module.scope, name)!, info: null, default: undefined },
      name.endsWith('Read') ? 'serialization' : 'validation',
    )
  const definitions = schemas.finish() as Readonly<Record<string, unknown>>
  return new Map(names.map((name) => [name, definitions[name]]))
}
