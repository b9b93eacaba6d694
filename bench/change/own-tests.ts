import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Client } from 'pg'
import type { PatchedFile } from '../../src/model/index.ts'
import { scratchCopy } from '../../src/proving/process/scratch-copy.ts'
import type { Ask } from './apply.ts'

/** An application, and how its own tests are run: commands of a shell, in its folder. */
export interface Application {
  readonly name: string
  readonly repository: string
  readonly commit: string
  /** Where the backend lies in the repository. */
  readonly folder: string
  readonly asks: readonly Omit<Ask, 'folder'>[]
  readonly python: string
  /** What stands in braces is the server's: `{host}`, `{port}`, `{database}`. */
  readonly environment?: Readonly<Record<string, string>>
  /** What lies beside it for the tests alone. */
  readonly files?: Readonly<Record<string, string>>
  readonly prepare?: readonly string[]
  readonly tests: string
  /** Those of them that are run where all take too long. */
  readonly part?: string
  /** Commands that take the revision up and down, on a database of their own or the one that was prepared. */
  readonly revision?: readonly string[]
}

export interface Ground {
  /** Where repositories lie, by the names of the applications. */
  readonly apps: string
  /** Where their virtual environments lie, by the same names. */
  readonly environments: string
  readonly database: URL
  /** All tests, also where they take long. */
  readonly whole: boolean
}

export interface OwnTests {
  /** `40 passed, 6 failed` */
  readonly told: string
  readonly failed: readonly string[]
  /** The first command of the revision that did not succeed; null where all did, or none is told. */
  readonly stuck: string | null
}

const LINES = 40

/** The application's own tests on a copy, with a patch. */
export async function ownTests(app: Application, ground: Ground, patch: readonly PatchedFile[]): Promise<OwnTests> {
  const copy = scratchCopy(join(ground.apps, app.name))
  const admin = new Client({ connectionString: ground.database.href })
  await admin.connect()
  const database = `own_${app.name}_${process.pid}`
  try {
    const files = [...patch.map(({ path, after }) => [path, after] as const), ...Object.entries(app.files ?? {})]
    copy.apply(files.map(([path, text]) => [join(app.folder, path), text] as const))
    const run = commandsIn(join(copy.folder, app.folder), app, ground, database)
    await fresh(admin, database)
    for (const command of app.prepare ?? []) {
      const { status, out } = run(command)
      if (status !== 0) return { told: `\`${command}\` failed`, failed: [last(out)], stuck: null }
    }
    const { out } = run(ground.whole ? app.tests : (app.part ?? app.tests))
    if (app.prepare === undefined) await fresh(admin, database)
    const stuck = (app.revision ?? []).find((command) => run(command).status !== 0) ?? null
    return { ...counted(out), stuck }
  } finally {
    await admin.query(`drop database if exists ${database} with (force)`)
    await admin.end()
    copy.close()
  }
}

async function fresh(admin: Client, database: string): Promise<void> {
  await admin.query(`drop database if exists ${database} with (force)`)
  await admin.query(`create database ${database}`)
}

function commandsIn(
  folder: string,
  app: Application,
  { environments, database: { hostname, port } }: Ground,
  database: string,
) {
  const bin = join(environments, app.name, 'bin')
  const filled = (text: string): string =>
    text.replaceAll('{host}', hostname).replaceAll('{port}', port).replaceAll('{database}', database)
  const own = Object.entries(app.environment ?? {}).map(([name, value]) => [name, filled(value)] as const)
  const env = {
    ...process.env,
    PYTHONPATH: folder,
    PYTHONDONTWRITEBYTECODE: '1',
    ...Object.fromEntries(own),
    PATH: `${bin}:${process.env['PATH']}`,
  }
  return (command: string) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
      cwd: folder,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    return { status, out: `${stdout}${stderr}` }
  }
}

/** What pytest says at the end. */
function counted(out: string): Pick<OwnTests, 'told' | 'failed'> {
  const end = out.match(/^=*\s*((?:\d+ \w+,? ?)+)in [\d.]+s/gm)?.at(-1)
  const counts = [...(end ?? '').matchAll(/(\d+) (passed|failed|errors?|skipped)/g)]
  const order = ['passed', 'failed', 'error', 'errors', 'skipped']
  const told = counts
    .toSorted((a, b) => order.indexOf(a[2]!) - order.indexOf(b[2]!))
    .map(([one]) => one)
    .join(', ')
  const failed = [...out.matchAll(/^(?:FAILED|ERROR) (\S+)/gm)].map((one) => one[1]!)
  return { told: told === '' ? `not run: ${last(out)}` : told, failed }
}

const last = (out: string): string =>
  out
    .trim()
    .split('\n')
    .slice(-LINES)
    .findLast((line) => line.trim() !== '') ?? ''
