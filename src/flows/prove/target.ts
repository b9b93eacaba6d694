import { setTimeout as sleep } from 'node:timers/promises'
import type { Backend, ProofSettings } from '../../model/index.ts'
import { mainOperations } from '../../model/queries/index.ts'
import { requestPath } from '../../proving/access/path.ts'
import { admit } from '../../proving/application/principals.ts'
import { ask } from '../../proving/application/request.ts'
import { signingOf } from '../../proving/application/signing.ts'
import { serve } from '../../proving/application/serve.ts'
import type { Issuer } from '../../proving/people/issuer.ts'
import { forgetCalls, peopleOf, rulesOf } from '../../proving/people/index.ts'
import { endOf } from '../../proving/process/run.ts'
import { freePort } from '../../proving/process/port.ts'
import type { Target } from '../../proving/target.ts'
import { callersOf } from './accounts.ts'
import type { Database } from './databases.ts'
import type { Ground, Obstacle } from './ground.ts'

export interface Running {
  readonly target: Target
  /** Callers that did not come in, and why. */
  readonly refused: readonly string[]
  /** Sessions its database has had. */
  sessions(): Promise<number>
  end(): Promise<void>
}

/** Starts the application on a database of its own, and has its callers log in. */
export async function openTarget(ground: Ground, settings: ProofSettings, name: string): Promise<Running | Obstacle> {
  const { recipe, backend } = ground
  if ('why' in recipe.commands.start) return { why: recipe.commands.start.why, lines: [] }
  const database = await ground.prepared(`prove_${name}`)
  if ('why' in database) return database
  const statements = name === 'queries' ? await database.watch() : undefined
  const port = await freePort()
  const environment = ground.environment(database.address, port)
  const command = recipe.commands.start.known
  const served = await serve({ command, directory: recipe.folders.working, environment, port, ready: recipe.ready })
  if ('why' in served) return { why: whyNot(command, served.why, recipe.variables.missing), lines: served.lines }
  const { application } = served
  const { query } = database
  const built = await builtTarget(ground, environment, database)
  const stated = settings.principals.length > 0 ? settings.principals : built.callers
  const { principals, refused } = await admit(application.url, stated)
  const signing = ground.issuer === null ? signingOf(principals, environment) : signingWith(ground.issuer)
  const { production, shared } = settings
  const target: Target = {
    ...application,
    backend,
    principals,
    environment,
    query,
    ...built.target,
    shared: [...(built.target.shared ?? []), ...shared],
    sharedByTenants: [...(built.target.sharedByTenants ?? []), ...shared],
    built: recipe.built,
    ...(statements !== undefined && { statements }),
    ...(recipe.variables.seesMails ? { mails: ground.mails } : {}),
    ...(signing === null ? {} : { signing }),
    ...(production === null ? {} : { production }),
  }
  return { target, refused, sessions: database.sessions, end: application.end }
}

const signingWith = ({ key }: Issuer): NonNullable<Target['signing']> => ({ algorithm: 'EdDSA', key })

interface Built {
  readonly callers: Awaited<ReturnType<typeof callersOf>>
  readonly target: Pick<Target, 'people' | 'shared' | 'sharedByTenants' | 'closing' | 'demands' | 'relax' | 'keySet'>
}

/** What the blueprint lets be known of a backend that was built from it. */
async function builtTarget(
  { described, backend, issuer, password, command }: Ground,
  environment: Readonly<Record<string, string>>,
  database: Database,
): Promise<Built> {
  const { query } = database
  if (described === null) return { callers: [], target: {} }
  const { accounts } = described
  const work = async (code: string): Promise<void> => {
    const ran = await command(['python', '-c', code], database)
    if (ran.code !== 0)
      throw new Error(`what it does in the background ends with ${endOf(ran)}: ${ran.lines.at(-1) ?? ''}`)
  }
  const audience = environment['AUDIENCE'] ?? defaultOf('AUDIENCE', backend)
  const people = accounts === null ? null : peopleOf(accounts, { query, password, work, issuer, audience })
  const callers = accounts === null || people === null ? [] : await callersOf(accounts, people, query)
  return {
    callers,
    target: {
      ...rulesOf(described, backend),
      relax: () => forgetCalls(query, backend),
      ...(people !== null && { people }),
      ...(issuer !== null && { keySet: issuer }),
    },
  }
}

const defaultOf = (variable: string, { runtime }: Backend): string =>
  (runtime.settings.find((one) => one.variable === variable)?.default ?? '').replace(/^(['"])(.*)\1$/, '$2')

function whyNot(command: string, why: string, missing: readonly string[]): string {
  const settings = missing.length === 0 ? '' : `; ${missing.join(', ')} have no value: say them in [prove.environment]`
  return `${command} ${why}${settings}`
}

const TRIES = 30

/** Whether its database is the one that was made for it: asked of the database, after requests that may need it. */
export async function reachesOurs({ target, sessions }: Running): Promise<boolean> {
  const { url, backend } = target
  if (backend.data.tables.length === 0) return true
  const asking = mainOperations(backend).filter(
    ({ method, statements, access }) => method === 'get' && (statements.length > 0 || access.state === 'enforced'),
  )
  const headers = target.principals[0]?.headers ?? {}
  for (const operation of asking.slice(0, 5)) await ask(`${url}${requestPath(operation)}`, { headers })
  for (let tried = 0; tried < TRIES; tried++) {
    if ((await sessions()) > 0) return true
    await sleep(100)
  }
  return false
}
