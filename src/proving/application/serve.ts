import { type Group, startGroup } from '../process/group.ts'
import { lastLines } from '../process/run.ts'
import type { Restarted } from '../target.ts'
import { answers } from './ready.ts'

export interface Served {
  readonly command: string
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
  readonly port: number
  readonly ready: readonly string[]
}

/** An application that was started. */
export interface Application {
  readonly url: string
  output(): readonly string[]
  alive(): boolean
  restart(environment: Readonly<Record<string, string>>): Promise<Restarted>
  end(): Promise<void>
}

const SECONDS = 60

/** Starts an application and waits until it answers; where it does not, it is ended and its last lines tell why. */
export async function serve(
  served: Served,
): Promise<{ readonly application: Application } | { readonly lines: readonly string[]; readonly why: string }> {
  const url = `http://127.0.0.1:${served.port}`
  const earlier: string[] = []
  let group: Group = start(served, {})
  const application: Application = {
    url,
    output: () => [...earlier, ...group.lines.all()],
    alive: () => group.alive(),
    end: () => group.end(),
    restart: async (environment) => {
      await group.end()
      earlier.push(...group.lines.all())
      group = start(served, environment)
      const ready = await answers(url, served.ready, () => group.alive(), SECONDS)
      return ready ? { ready } : { ready, output: lastLines(group.lines.all()) }
    },
  }
  if (await answers(url, served.ready, application.alive, SECONDS)) return { application }
  const why = application.alive() ? `does not answer within ${SECONDS} s` : 'ends by itself'
  await application.end()
  return { lines: lastLines(group.lines.all()), why }
}

const start = ({ command, directory, environment, port }: Served, more: Readonly<Record<string, string>>): Group =>
  startGroup({
    command: command.replaceAll('{port}', String(port)),
    directory,
    environment: { ...environment, ...more },
  })
