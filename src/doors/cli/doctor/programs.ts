import { execFile } from 'node:child_process'
import type { Outcome } from './checks.ts'

/** None of these is needed to read a backend. */
const optional = [
  { program: 'git', arguments: ['--version'], neededFor: 'working on architect itself' },
  {
    program: 'uv',
    arguments: ['--version'],
    neededFor: 'architect prove only (it brings its own when there is none)',
  },
  { program: 'python3', arguments: ['--version'], neededFor: 'architect prove only' },
] as const

export function programs(): readonly Promise<Outcome>[] {
  return optional.map(
    ({ program, arguments: list, neededFor }) =>
      new Promise((resolve) => {
        execFile(program, list, { timeout: 5_000 }, (error, stdout) => {
          const detail = error ? `needed for ${neededFor}` : (stdout.trim().split('\n')[0] ?? '')
          resolve({ state: error ? 'absent' : 'fine', what: program, detail })
        })
      }),
  )
}
