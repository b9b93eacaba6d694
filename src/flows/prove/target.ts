import type { ProofSettings } from '../../model/index.ts'
import { admit } from '../../proving/application/principals.ts'
import { serve } from '../../proving/application/serve.ts'
import { freePort } from '../../proving/process/port.ts'
import type { Target } from '../../proving/target.ts'
import type { Ground, Obstacle } from './ground.ts'

export interface Running {
  readonly target: Target
  /** Callers that did not come in, and why. */
  readonly refused: readonly string[]
  end(): Promise<void>
}

/** Starts the application on a database of its own, and has its callers log in. */
export async function openTarget(ground: Ground, settings: ProofSettings, name: string): Promise<Running | Obstacle> {
  const { recipe, backend } = ground
  if ('why' in recipe.commands.start) return { why: recipe.commands.start.why, lines: [] }
  const database = await ground.prepared(`prove_${name}`)
  if ('why' in database) return database
  const port = await freePort()
  const environment = ground.environment(database.address, port)
  const command = recipe.commands.start.known
  const served = await serve({ command, directory: recipe.folders.working, environment, port, ready: recipe.ready })
  if ('why' in served) return { why: whyNot(command, served.why, recipe.variables.missing), lines: served.lines }
  const { application } = served
  const { principals, refused } = await admit(application.url, settings.principals)
  const { query } = database
  return { target: { ...application, backend, principals, environment, query }, refused, end: application.end }
}

function whyNot(command: string, why: string, missing: readonly string[]): string {
  const settings = missing.length === 0 ? '' : `; ${missing.join(', ')} have no value: say them in [prove.environment]`
  return `${command} ${why}${settings}`
}
