import { diskTree } from '../src/kernel/files/disk.ts'
import type { Backend } from '../src/model/index.ts'
import { importModule } from '../src/python/interpret/imports.ts'
import { Machine } from '../src/python/interpret/machine.ts'
import { pythonLibrary } from '../src/python/interpret/python-library.ts'
import { SourceProgram, type Syntax } from '../src/python/modules/program.ts'
import { Applications } from '../src/readers/fastapi/library/application.ts'
import { addFastApi } from '../src/readers/fastapi/library/index.ts'
import { importsOf } from '../src/readers/load.ts'
import { addPydantic } from '../src/readers/pydantic/library/index.ts'
import { importModelModules, readTables, type TablesRead } from '../src/readers/sqlalchemy/index.ts'
import { addSqlAlchemy } from '../src/readers/sqlalchemy/library/index.ts'
import { render } from '../src/writers/ddl/index.ts'

export interface Recovered extends TablesRead {
  readonly sql: string
  /** Modules with models that the application does not import. */
  readonly imported: readonly string[]
}

/** The tables of a project as a survey would read them, starting from one file; `further` adds models it does not import. */
export function recoverTables(
  folder: string,
  entry: string,
  syntax: Syntax,
  options: { readonly environment?: Readonly<Record<string, string>>; readonly further?: boolean } = {},
): Recovered {
  const files = diskTree(folder, { wanted: (name) => name.endsWith('.py'), maximumBytes: 5_000_000 })
  const program = new SourceProgram(files, syntax)
  const library = pythonLibrary()
  addFastApi(library, new Applications())
  addPydantic(library)
  addSqlAlchemy(library)
  const machine = new Machine(program, library, options.environment ?? {})
  program.search.startFrom(entry, importsOf(program, entry))
  importModule(program.module(entry), machine)
  const imported = options.further ? importModelModules(program, machine) : []
  const read = readTables(machine)
  const { tables, enums, sequences } = read
  return {
    ...read,
    imported,
    sql: render({ data: { tables, enums, sequences, migrations: [] } } as unknown as Backend),
  }
}
