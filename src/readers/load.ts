import { Machine } from '../python/interpret/machine.ts'
import { pythonLibrary } from '../python/interpret/python-library.ts'
import type { SourceProgram } from '../python/modules/program.ts'
import type { ClassValue, Value } from '../python/values/value.ts'
import { addDotenv } from './dotenv/library.ts'
import type { Edition } from './fastapi/edition.ts'
import { addFastApi } from './fastapi/library/index.ts'
import { Applications } from './fastapi/library/application.ts'
import { endpoints } from './fastapi/library/route.ts'
import { keepRouters } from './fastapi/library/include.ts'
import { addLibraries } from './libraries.ts'
import { addPydantic } from './pydantic/library/index.ts'
import { addQueries } from './queries/index.ts'
import { effectiveVersion } from './project/versions.ts'
import { addSqlAlchemy } from './sqlalchemy/library/index.ts'

import { addStrawberry } from './strawberry/library.ts'
import { addTraitlets } from './traitlets/library.ts'

/** A program ready to be run, with everything known about the libraries it uses. */
export interface Loaded {
  readonly program: SourceProgram
  readonly machine: Machine
  readonly applications: Applications
}

export function load(
  program: SourceProgram,
  edition: Pick<Edition, 'keepsRouters'>,
  environment: Readonly<Record<string, string>>,
): Loaded {
  const library = pythonLibrary()
  const applications = new Applications()
  addFastApi(library, applications)
  addPydantic(library)
  addSqlAlchemy(library)
  addQueries(library)
  addDotenv(library)
  addStrawberry(library)
  addTraitlets(library)
  const machine = new Machine(program, library, environment)
  addLibraries(machine, (name) => effectiveVersion(program.files, null, name).version)
  if (edition.keepsRouters) keepRouters(machine)
  // A class whose methods answer routes is a class-based view: its decorator rewires what is read here as it stands,
  // unless it is one of those described here.
  machine.keepsClass = (of: ClassValue, decorator: Value) =>
    decorator.kind !== 'native' && [...of.namespace.values()].some((value) => endpoints.has(value))
  return { program, machine, applications }
}

/** The absolute names a file imports: they tell which folders imports start from. */
export function importsOf(program: SourceProgram, file: string): readonly string[] {
  const tree = program.parse(program.module(file))
  return tree.body.flatMap((statement) => {
    if (statement.kind === 'ImportFrom') return statement.level === 0 && statement.module ? [statement.module] : []
    return statement.kind === 'Import' ? statement.names.map((one) => one.name) : []
  })
}
