import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder } from '../../kernel/files/cache.ts'
import { run } from '../process/run.ts'
import { installing } from './surroundings.ts'

/** The uv that is brought where there is none. */
const VERSION = '0.13.8'
const SECONDS = 300

/** Where uv is, or why there is none. */
export type Uv = { readonly program: string } | { readonly problem: string }

/** The one on the PATH; else one in the cache, which Python's own installer brings. */
export async function findUv(): Promise<Uv> {
  const start = { directory: '/', environment: installing() }
  const present = await run({ ...start, command: ['uv', '--version'] }, 20)
  if (present.code === 0) return { program: 'uv' }
  const home = join(cacheFolder(), `uv-${VERSION}`)
  const program = join(home, 'bin/uv')
  if (existsSync(program)) return { program }
  for (const command of [
    ['python3', '-m', 'venv', '--clear', home],
    [join(home, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `uv==${VERSION}`],
  ] as const) {
    const ran = await run({ ...start, command: [...command] }, SECONDS)
    if (ran.code !== 0)
      return {
        problem: `there is no uv, and ${command.slice(0, 3).join(' ')} brings none: ${ran.lines.at(-1) ?? ran.cut}`,
      }
  }
  return { program }
}

/** Where uv looks for Python besides: versions that pyenv keeps, whose stand-ins on the PATH lead nowhere. */
export function pythonPath(): string {
  const kept = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions')
  const versions = existsSync(kept) ? readdirSync(kept).map((name) => join(kept, name, 'bin')) : []
  return [process.env['PATH'] ?? '', ...versions].join(':')
}
