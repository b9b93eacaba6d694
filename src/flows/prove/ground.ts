import { join } from 'node:path'
import type { Backend } from '../../model/index.ts'
import { type Prepared, preparePython } from '../../proving/environment/python.ts'
import { surroundings } from '../../proving/environment/surroundings.ts'
import { openMailServer } from '../../proving/process/mail-server.ts'
import { type Ran, endOf, lastLines, run } from '../../proving/process/run.ts'
import { openWorkspace } from '../../proving/process/workspace.ts'
import type { Address } from '../../proving/project/database.ts'
import type { Recipe } from '../../proving/project/recipe.ts'
import { filledVariables } from '../../proving/project/variables.ts'
import { type Database, type Databases, openDatabases } from './databases.ts'

/** What stands in the way of a run. */
export interface Obstacle {
  readonly why: string
  readonly lines: readonly string[]
}

/** Server, packages and folders in which a backend is run. */
export interface Ground {
  readonly backend: Backend
  readonly recipe: Recipe
  readonly databases: Databases
  readonly python: string
  readonly scratch: string
  /** The folder mails are written to. */
  readonly mails: string
  /** `PostgreSQL 18.4`, `Python 3.12.3`. */
  readonly words: readonly string[]
  environment(address: Address, port?: number): Readonly<Record<string, string>>
  command(command: string | readonly [string, ...string[]], at: Database, directory?: string): Promise<Ran>
  /** A new database that the project's own commands made ready. */
  prepared(name: string): Promise<Database | Obstacle>
  close(): Promise<void>
}

const SECONDS = 600

/** Lays the ground; where the project's packages cannot be had, that is what stands in the way. */
export async function layGround(backend: Backend, recipe: Recipe): Promise<Ground | Obstacle> {
  if ('why' in recipe.python) return { why: recipe.python.why, lines: [] }
  const databases = await openDatabases()
  const workspace = openWorkspace()
  const mails = await openMailServer(join(workspace.folder, 'mails'))
  const close = async (): Promise<void> => {
    mails.close()
    workspace.close()
    await databases.close()
  }
  const made: Prepared = await preparePython(recipe.python.known)
  if ('problem' in made) {
    await close()
    return { why: made.problem, lines: made.evidence }
  }
  const { folder: python, version } = made
  const scratch = workspace.folder
  const environment = (address: Address, port = 0): Readonly<Record<string, string>> => ({
    ...surroundings(python, scratch, recipe.folders.imports),
    ...filledVariables(recipe.variables, { database: address, port, mail: mails.port }),
  })
  const command: Ground['command'] = (line, { address }, directory = recipe.folders.working) =>
    run({ command: line, directory, environment: environment(address) }, SECONDS)
  const { assumptions, mail } = recipe.variables
  const words = [
    `${databases.version}, started here without fsync`,
    version,
    ...assumptions,
    ...(mail.length > 0 ? [`${mail.join(', ')} lead to a folder that takes all mails`] : []),
  ]
  const ground = {
    backend,
    recipe,
    databases,
    python,
    scratch,
    mails: mails.folder,
    words,
    environment,
    command,
    close,
  }
  return { ...ground, prepared: prepare(ground) }
}

type Unprepared = Omit<Ground, 'prepared'>

/** The commands run once; each database after that is a copy of what they made. */
function prepare({ recipe, databases, command }: Unprepared): Ground['prepared'] {
  let template: Promise<string | Obstacle> | null = null
  const make = async (): Promise<string | Obstacle> => {
    const database = await databases.create('prove_prepared')
    for (const line of recipe.commands.migrate) {
      const ran = await command(line, database)
      if (ran.code !== 0) return { why: `${line} ends with ${endOf(ran)}`, lines: lastLines(ran.lines) }
    }
    return database.address.name
  }
  return async (name) => {
    template ??= make()
    const like = await template
    return typeof like === 'string' ? databases.create(name, like) : like
  }
}
