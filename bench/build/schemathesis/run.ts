import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findUv } from '../../../src/proving/environment/uv.ts'
import type { Principal } from '../../../src/proving/target.ts'
import { type Seen, seenIn } from './report.ts'
import type { Served } from './served.ts'

const VERSION = '4.32.5'
const SEED = '1'

/** What Schemathesis is started with; others may be had, and would say something else of the same backend. */
export type Program = readonly [string, ...string[]]

/** That of a Python which holds it, or one uv brings. */
export async function programOf(python: string | undefined): Promise<Program> {
  const program: Program = python === undefined ? await brought() : [join(dirname(python), 'st')]
  const said = execFileSync(program[0], [...program.slice(1), '--version'], { encoding: 'utf8' })
  if (!said.includes(VERSION)) throw new Error(`Schemathesis ${VERSION} is asked for, and this is ${said.trim()}`)
  return program
}

async function brought(): Promise<Program> {
  const uv = await findUv()
  if ('problem' in uv) throw new Error(uv.problem)
  return [uv.program, 'run', '--no-project', '--python', '3.11', '--with', `schemathesis==${VERSION}`, 'st']
}

export interface Bounds {
  readonly examples: string
  readonly seconds: number
}

/** One run as one caller, of these operations alone. */
export async function run(
  program: Program,
  { url, contract, relax }: Served,
  { name, headers }: Principal,
  operations: readonly string[],
  { examples, seconds }: Bounds,
): Promise<Seen> {
  const report = `${name}-${operations.length}.ndjson`
  const fixed = `run openapi.json --url ${url} --no-color --warnings off --seed ${SEED} --generation-database none --max-examples ${examples} --no-shrink --continue-on-failure --suppress-health-check all --request-timeout 10 --report ndjson --report-ndjson-path ${report}`
  const list = [
    ...program.slice(1),
    ...fixed.split(' '),
    ...Object.entries(headers).flatMap(([key, value]) => ['--header', `${capital(key)}: ${value}`]),
    ...operations.flatMap((id) => ['--include-operation-id', id]),
  ]
  const forgetting = setInterval(() => void relax().catch(() => undefined), 1000)
  try {
    const said = await ended(program[0], list, dirname(contract), seconds)
    return seenIn(readFileSync(join(dirname(contract), report), 'utf8'), said)
  } finally {
    clearInterval(forgetting)
  }
}

/** Where it asks without credentials, it takes out the header it knows by this name. */
const capital = (header: string): string => header.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())

const SIGNALLED = 'it was ended, as it took too long'

/** Waits for its end; null where it went through, and else what it said last. */
function ended(program: string, list: readonly string[], cwd: string, seconds: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, list, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000 })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => (said = `${said}${String(data)}`.slice(-2000)))
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve(signal !== null ? SIGNALLED : code === 0 || code === 1 ? null : said.trim()),
    )
  })
}
