import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { configurationOf } from '../../../src/flows/configuration.ts'
import { type Ground, layGround } from '../../../src/flows/prove/ground.ts'
import { describedIn } from '../../../src/flows/prove/described.ts'
import { openTarget, reachesOurs } from '../../../src/flows/prove/target.ts'
import { survey } from '../../../src/flows/survey.ts'
import type { Backend, Claim, ProofSettings } from '../../../src/model/index.ts'
import { attack } from '../../../src/proving/attacks/index.ts'
import { recipeOf } from '../../../src/proving/project/recipe.ts'
import type { BackendName } from './mutant.ts'

const QUIET = { report: () => undefined }

/** Has the command build a starter, or an example that is a blueprint. */
export function built(name: BackendName, root: string, folder: string): string {
  const directory = join(folder, name)
  if (existsSync(join(directory, '.architect'))) return directory
  const architect = (...list: readonly string[]): void =>
    void execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...list], { stdio: 'pipe' })
  const example = join(root, 'examples', name, 'architect.yaml')
  if (existsSync(example)) {
    mkdirSync(directory, { recursive: true })
    cpSync(example, join(directory, 'architect.yaml'))
  } else architect('init', directory, '--from', name)
  architect('build', directory)
  return directory
}

/** The backend as it is read by whoever runs it with these settings. */
const read = async (directory: string, environment: Readonly<Record<string, string>>): Promise<Backend> =>
  (await survey({ directory, entries: [], cache: false, needs: [], contract: null, environment }, QUIET)).backend

/** A backend that can be attacked again and again, each time on a database of its own. */
export interface Attacked {
  readonly directory: string
  /** Tries all attacks, or only these; `edited` are the files that are not as they were built. */
  tried(only: readonly string[] | undefined, edited: readonly string[]): Promise<readonly Claim[]>
  close(): Promise<void>
}

/** Files of which no operation, table or setting is read: whatever is done to them, the model stays as it is. */
const UNTOLD =
  /^app\/(accounts\/(?!.*(models|schemas))|outbound\/|storage\/(formats|service)|core\/(errors|middleware|answers|secrets|logs|routes|jwks|once|tenancy)\.)/

/** Lays the ground once; the code is started as it is whenever it is attacked, and read anew where that may tell something new. */
export async function open(directory: string): Promise<Attacked> {
  const { prove: settings, environment: assumed } = configurationOf(directory)
  const recipe = recipeOf(await read(directory, {}), settings, directory, { assumed, given: {} })
  const { told } = recipe.variables
  const ground = await layGround(await read(directory, told), recipe, { described: describedIn(directory), directory })
  if ('why' in ground) throw new Error(`${ground.why}\n${ground.lines.join('\n')}`)
  let times = 0
  return {
    directory,
    close: ground.close,
    tried: async (only, edited) => {
      times += 1
      const backend = edited.every((file) => UNTOLD.test(file)) ? ground.backend : read(directory, told)
      return attacked({ ground, settings }, `attacks_${times}`, backend, only)
    },
  }
}

/** Starts the application while it is read: both take a while. */
async function attacked(
  { ground, settings }: { readonly ground: Ground; readonly settings: ProofSettings },
  name: string,
  reading: Backend | Promise<Backend>,
  only: readonly string[] | undefined,
): Promise<readonly Claim[]> {
  const [started, known] = await Promise.allSettled([openTarget(ground, settings, name), reading])
  if (started.status === 'rejected') throw started.reason
  const running = started.value
  if ('why' in running) throw new Error(`${running.why}\n${running.lines.join('\n')}`)
  try {
    if (known.status === 'rejected') throw known.reason
    if (!(await reachesOurs(running))) throw new Error('the application was not seen to connect to our database')
    if (running.refused.length > 0) throw new Error(`callers did not come in: ${running.refused[0]}`)
    const target = { ...running.target, backend: known.value }
    return await attack(target, only === undefined ? {} : { only })
  } finally {
    await running.end()
  }
}
