import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const NAMES = [
  '.env',
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
  '.env.test',
  'env.example',
  'example.env',
]
const LEVELS = 3
const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/

export interface ExampleValue {
  readonly value: string
  readonly file: string
}

/** Values that environment files of a project and their samples give, the nearest first. */
export function exampleValues(folder: string): ReadonlyMap<string, ExampleValue> {
  const found = new Map<string, ExampleValue>()
  let at = folder
  for (let level = 0; level < LEVELS; level++) {
    for (const file of NAMES.map((name) => join(at, name)).filter((path) => existsSync(path)))
      for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
        const [, name, rest] = LINE.exec(line) ?? []
        if (name !== undefined && rest !== undefined && !found.has(name))
          found.set(name, { value: unquoted(rest), file })
      }
    if (existsSync(join(at, '.git')) || dirname(at) === at) break
    at = dirname(at)
  }
  return found
}

function unquoted(rest: string): string {
  const quoted = /^(['"])(.*?)\1/.exec(rest.trim())
  return quoted ? quoted[2]! : rest.replace(/\s+#.*$/, '').trim()
}
