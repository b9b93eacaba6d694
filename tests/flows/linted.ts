import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type NativeLab, openNative } from '../../src/lab/engines/native.ts'
import { python, uv } from '../../tools/full/python.mjs'
import { execute, root } from '../../tools/steps.mjs'

/** Runs programs of a backend's own requirements in its folder; what they say when they fail, and '' when they do not. */
export type Run = (folder: string, ...command: readonly string[]) => Promise<string>

/** With these settings besides. */
export async function runner(settings: Readonly<Record<string, string>> = {}): Promise<Run> {
  const program = await uv()
  const version = await python('3.11')
  return async (cwd, ...command) => {
    const env = { PYTHONPATH: cwd, PYTHONPYCACHEPREFIX: join(root, '.cache/bytecode'), ...settings }
    const wanted = ['--no-project', '--python', version, '--with-requirements', writeRequirements(cwd)]
    const { passed, output } = await execute(program, ['run', ...wanted, ...command], { cwd, env })
    return passed ? '' : output
  }
}

/** The same beside a server of their own. */
export async function withServer(): Promise<{ readonly lab: NativeLab; readonly run: Run }> {
  const lab = await openNative()
  const [{ folder: socket } = { folder: '' }] = await lab.query<{ folder: string }>(
    "SELECT current_setting('unix_socket_directories') AS folder",
  )
  return { lab, run: await runner({ DATABASE_URL: `postgresql://postgres@/postgres?host=${socket}` }) }
}

/** Each tool that looks at the code of a built backend, and what it has against it. */
export async function lint(run: Run, folder: string): Promise<readonly string[]> {
  const said: string[] = []
  for (const command of [
    ['mypy'],
    ['ruff', 'check', '--no-cache', '.'],
    ['ruff', 'format', '--no-cache', '--check', '.'],
    ['bandit', '-q', '-r', 'app'],
  ])
    said.push(await run(folder, ...command))
  return said.filter((one) => one !== '')
}

/** What `pyproject.toml` names, for the program and for its checks. */
function writeRequirements(folder: string): string {
  const text = readFileSync(join(folder, 'pyproject.toml'), 'utf8')
  const names = [...text.matchAll(/^ {2}"([^"]+==[^"]+)",$/gm)].map(([, name]) => name)
  const path = join(folder, 'requirements.txt')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${[...new Set(names)].join('\n')}\n`)
  return path
}
