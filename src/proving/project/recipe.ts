import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Backend, ProofSettings } from '../../model/index.ts'
import { type Requirements, requirementsOf } from '../environment/requirements.ts'
import { type Commands, type Known, commandsOf } from './commands.ts'
import { partOf } from './database.ts'
import { exampleValues } from './dotenv.ts'
import { type Folders, foldersOf } from './folders.ts'
import { type Variables, variablesOf } from './variables.ts'

/** Everything that is known of how a backend is run, before anything of it is. */
export interface Recipe {
  readonly folders: Folders
  readonly python: Known<Requirements>
  readonly commands: Commands
  readonly variables: Variables
  readonly ready: readonly string[]
  /** Written by this tool. */
  readonly built: boolean
}

const USUAL_ANSWERS = ['/readyz', '/livez', '/health', '/healthz', '/openapi.json', '/docs', '/']

type Values = Readonly<Record<string, string>>

/** What settings are said to be: what is assumed for reading, and what is given for this run, which wins. */
export interface SaidValues {
  readonly assumed: Values
  readonly given: Values
}

/** Reads how a backend in a folder is run. */
export function recipeOf(
  backend: Backend,
  settings: ProofSettings,
  root: string,
  { assumed, given }: SaidValues,
): Recipe {
  const folders = foldersOf(backend, root, settings.directory)
  const needed = requirementsOf(folders.working)
  return {
    folders,
    python:
      needed === null
        ? { why: 'neither uv.lock, pyproject.toml with dependencies, nor requirements.txt says what it needs' }
        : { known: needed },
    commands: commandsOf(backend, settings, folders, root),
    variables: variablesOf(backend, {
      folder: folders.working,
      stated: { ...withoutDatabase(assumed), ...settings.environment, ...given },
      examples: exampleValues(folders.working),
    }),
    built: existsSync(join(root, '.architect/ledger.json')),
    ready: settings.ready === null ? USUAL_ANSWERS : [settings.ready],
  }
}

/** An address that is good enough to read by is that of somebody's own database. */
const withoutDatabase = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => partOf(name) === null))
