import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Progress } from '../../kernel/progress.ts'
import type { Backend } from '../../model/index.ts'
import { type Prepared, preparePython } from '../../proving/environment/python.ts'
import { surroundings } from '../../proving/environment/surroundings.ts'
import type { Password } from '../../proving/people/builtin.ts'
import type { Described } from '../../proving/people/described.ts'
import { type Issuer, openIssuer } from '../../proving/people/issuer.ts'
import { openMailServer } from '../../proving/process/mail-server.ts'
import { type Ran, endOf, lastLines, run } from '../../proving/process/run.ts'
import { openWorkspace } from '../../proving/process/workspace.ts'
import type { Address } from '../../proving/project/database.ts'
import type { Recipe } from '../../proving/project/recipe.ts'
import { filledVariables } from '../../proving/project/variables.ts'
import { promisedIn } from './promised.ts'
import { passwordMaker, serviceTables } from './accounts.ts'
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
  /** What the blueprint beside it says; null for a backend this tool has not written. */
  readonly described: Described | null
  /** The backend its blueprint asks for; null for one this tool has not written. */
  promised(progress: Progress): Promise<Backend | null>
  /** Whoever signs tokens in place of the service that keeps the accounts. */
  readonly issuer: Issuer | null
  /** A password for accounts that are made here, with what the backend keeps of it. */
  password(): Promise<Password>
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
export async function layGround(
  backend: Backend,
  recipe: Recipe,
  built: { readonly described: Described | null; readonly directory: string },
): Promise<Ground | Obstacle> {
  if ('why' in recipe.python) return { why: recipe.python.why, lines: [] }
  const { described, directory: root } = built
  const databases = await openDatabases()
  const workspace = openWorkspace()
  const mails = await openMailServer(join(workspace.folder, 'mails'))
  const issuer = described?.accounts?.keeper === 'better-auth' ? await openIssuer() : null
  const close = async (): Promise<void> => {
    await issuer?.stop()
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
  const key = randomBytes(32).toString('base64')
  const environment = (address: Address, port = 0): Readonly<Record<string, string>> => ({
    ...surroundings(python, scratch, recipe.folders.imports),
    ...filledVariables(recipe.variables, {
      database: address,
      port,
      mail: mails.port,
      mails: mails.folder,
      folder: workspace.folder,
      key,
      ...(issuer !== null && { issuer: issuer.url }),
    }),
  })
  const command: Ground['command'] = (line, { address }, directory = recipe.folders.working) =>
    run({ command: line, directory, environment: environment(address) }, SECONDS)
  const words = wordsOf(recipe, databases.version, version)
  const ground = {
    backend,
    recipe,
    databases,
    python,
    scratch,
    mails: mails.folder,
    described,
    issuer,
    words,
    environment,
    command,
    close,
  }
  const prepared = prepare(ground)
  const password = passwordMaker(async (line) => command(line, await databases.create('prove_password')))
  const promised: Ground['promised'] = async (progress) =>
    described === null ? null : promisedIn(root, recipe.variables.told, progress)
  return { ...ground, prepared, password, promised }
}

/** What a run rests on, as a page shows it. */
function wordsOf({ variables: { assumptions, mail } }: Recipe, server: string, python: string): readonly string[] {
  return [
    `${server}, started here without fsync`,
    python,
    ...assumptions,
    ...(mail.length > 0 ? [`${mail.join(', ')} lead to a folder that takes all mails`] : []),
  ]
}

type Unprepared = Omit<Ground, 'prepared' | 'password' | 'promised'>

/** The commands run once; each database after that is a copy of what they made. */
function prepare({ recipe, databases, issuer, command }: Unprepared): Ground['prepared'] {
  let template: Promise<string | Obstacle> | null = null
  const make = async (): Promise<string | Obstacle> => {
    const database = await databases.create('prove_prepared')
    for (const line of recipe.commands.migrate) {
      const ran = await command(line, database)
      if (ran.code !== 0) return { why: `${line} ends with ${endOf(ran)}`, lines: lastLines(ran.lines) }
    }
    if (issuer !== null) await database.execute(serviceTables(recipe.folders.working))
    return database.address.name
  }
  return async (name) => {
    template ??= make()
    const like = await template
    return typeof like === 'string' ? databases.create(name, like) : like
  }
}
