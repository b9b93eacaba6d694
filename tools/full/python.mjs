// uv, at one version: the one on the PATH when it is that version, otherwise from PyPI into .cache.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { execute, root } from '../steps.mjs'

const version = '0.13.8'
const windows = process.platform === 'win32'
const home = join(root, '.cache', `uv-${version}`)
const programs = join(home, windows ? 'Scripts' : 'bin')

/** The path of uv. */
export async function uv() {
  const present = await execute('uv', ['--version'])
  if (present.passed && present.output.split(' ')[1] === version) return 'uv'

  const installed = join(programs, windows ? 'uv.exe' : 'uv')
  if (existsSync(installed)) return installed
  const python = await anyPython()
  await mustPass(execute(python, ['-m', 'venv', '--clear', home]))
  await mustPass(
    execute(join(programs, 'python'), [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      `uv==${version}`,
    ]),
  )
  return installed
}

/**
 * A Python of this version: on the PATH, or one that pyenv keeps aside. Without either it is the version
 * itself, which uv then downloads.
 */
export async function python(wanted) {
  const kept = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions')
  const aside = existsSync(kept) ? readdirSync(kept).filter((name) => name.startsWith(`${wanted}.`)) : []
  for (const program of [`python${wanted}`, ...aside.map((name) => join(kept, name, 'bin/python'))]) {
    const { passed, output } = await execute(program, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])
    if (passed && output === wanted) return program
  }
  return wanted
}

async function anyPython() {
  for (const program of ['python3', 'python']) {
    if ((await execute(program, ['-c', 'import venv, ensurepip'])).passed) return program
  }
  throw new Error(
    'There is no Python with venv here, and none can be installed without it: see https://www.python.org/downloads',
  )
}

async function mustPass(running) {
  const { passed, output } = await running
  if (!passed) throw new Error(output)
}
