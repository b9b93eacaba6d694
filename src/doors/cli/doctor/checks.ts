import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { cacheFolder } from '../../../kernel/files/cache.ts'
import { openEmbedded } from '../../../lab/engines/embedded.ts'
import { version } from '../../../kernel/version.ts'
import { parseSnippet } from './parse-snippet.ts'
import { programs } from './programs.ts'

export interface Outcome {
  /** `absent` is something optional: a command that needs it says so by itself. */
  readonly state: 'fine' | 'absent' | 'broken'
  readonly what: string
  readonly detail: string
}

/** Every check runs, whatever became of those before it. */
export async function diagnose(): Promise<readonly Outcome[]> {
  const own: readonly Outcome[] = [
    { state: 'fine', what: 'architect', detail: version },
    { state: 'fine', what: 'Node.js', detail: `${process.versions.node} (20.19 or later is needed)` },
  ]
  return [...own, ...(await Promise.all([parser(), postgres(), cache(), ...programs()]))]
}

async function parser(): Promise<Outcome> {
  try {
    return { state: 'fine', what: 'Python parser', detail: await parseSnippet() }
  } catch (error) {
    return { state: 'broken', what: 'Python parser', detail: `${reason(error)}; install architect again` }
  }
}

async function postgres(): Promise<Outcome> {
  try {
    const lab = await openEmbedded()
    await lab.close()
    return { state: 'fine', what: 'embedded Postgres', detail: lab.version }
  } catch (error) {
    return { state: 'broken', what: 'embedded Postgres', detail: `${reason(error)}; install architect again` }
  }
}

async function cache(): Promise<Outcome> {
  const folder = cacheFolder()
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return { state: 'fine', what: 'cache', detail: folder }
  } catch (error) {
    return {
      state: 'absent',
      what: 'cache',
      detail: `${reason(error)}; surveys work, but read everything anew each time`,
    }
  }
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))
