import { memoryTree } from '../../../src/kernel/files/memory.ts'
import type { Backend } from '../../../src/model/index.ts'
import { importModule } from '../../../src/python/interpret/imports.ts'
import { Machine } from '../../../src/python/interpret/machine.ts'
import { pythonLibrary } from '../../../src/python/interpret/python-library.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { addPydantic } from '../../../src/readers/pydantic/library/index.ts'
import { readTables } from '../../../src/readers/sqlalchemy/index.ts'
import { addSqlAlchemy } from '../../../src/readers/sqlalchemy/library/index.ts'
import type { WrittenFile } from '../../../src/writers/backend/feature.ts'
import { render } from '../../../src/writers/ddl/index.ts'

const parser = await loadParser()

/** A module of what was written, after it has run. */
export function imported(files: readonly WrittenFile[], path: string): Machine {
  const program = new SourceProgram(memoryTree(Object.fromEntries(files.map((file) => [file.path, file.text]))), parser)
  const library = pythonLibrary()
  addPydantic(library)
  addSqlAlchemy(library)
  const machine = new Machine(program, library, {})
  importModule(program.module(path), machine)
  return machine
}

/** The tables our own readers find in written models, as SQL, and what they did not understand. */
export function tablesIn(files: readonly WrittenFile[]) {
  const read = readTables(imported(files, 'app/models/__init__.py'))
  const { tables, enums, sequences } = read
  const sql = render({ data: { tables, enums, sequences, migrations: [] } } as unknown as Backend)
  return { ...read, sql }
}
