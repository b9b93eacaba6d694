import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describedIn } from '../../../src/flows/prove/described.ts'
import { layGround } from '../../../src/flows/prove/ground.ts'
import { openTarget, reachesOurs } from '../../../src/flows/prove/target.ts'
import { configurationOf } from '../../../src/flows/configuration.ts'
import { survey } from '../../../src/flows/survey.ts'
import type { Backend } from '../../../src/model/index.ts'
import { publishedContract } from '../../../src/proving/contract.ts'
import { recipeOf } from '../../../src/proving/project/recipe.ts'
import type { Principal } from '../../../src/proving/target.ts'

const QUIET = { report: () => undefined }

/** A backend that runs on the loopback, with somebody of its highest role and somebody of its ordinary one. */
export interface Served {
  readonly url: string
  /** The contract it publishes, as a file. */
  readonly contract: string
  readonly callers: readonly Principal[]
  /** Forgets how often who called, so that limits hide nothing. */
  relax(): Promise<void>
  /** What its processes wrote. */
  output(): readonly string[]
  close(): Promise<void>
}

const read = async (directory: string, environment: Readonly<Record<string, string>>): Promise<Backend> =>
  (await survey({ directory, entries: [], cache: false, needs: [], contract: null, environment }, QUIET)).backend

/** Migrates a built backend and starts it, as `architect prove` does. */
export async function serve(directory: string, scratch: string): Promise<Served> {
  const { prove: settings, environment: assumed } = configurationOf(directory)
  const recipe = recipeOf(await read(directory, {}), settings, directory, { assumed, given: {} })
  const backend = await read(directory, recipe.variables.told)
  const ground = await layGround(backend, recipe, { described: describedIn(directory), directory })
  if ('why' in ground) throw new Error(`${ground.why}\n${ground.lines.join('\n')}`)
  try {
    const running = await openTarget(ground, settings, 'schemathesis')
    if ('why' in running) throw new Error(`${running.why}\n${running.lines.join('\n')}`)
    const { target, refused } = running
    const close = async (): Promise<void> => {
      await running.end()
      await ground.close()
    }
    try {
      if (refused.length > 0) throw new Error(`callers did not come in: ${refused[0]}`)
      if (!(await reachesOurs(running))) throw new Error('it was not seen to connect to our database')
      const published = await publishedContract(target.url, backend)
      if (published === null) throw new Error('it publishes no contract')
      const contract = join(scratch, 'openapi.json')
      writeFileSync(contract, published.text)
      const { highest = null } = target.people ?? {}
      const callers = [target.principals.find(({ role }) => role === highest), target.principals[0]]
      return {
        url: target.url,
        contract,
        callers: [...new Set(callers.filter((one) => one !== undefined))],
        relax: async () => target.relax?.(),
        output: target.output,
        close,
      }
    } catch (error) {
      await running.end()
      throw error
    }
  } catch (error) {
    await ground.close()
    throw error
  }
}
