import { matchesGlob } from '../../kernel/glob.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Site } from '../../python/values/value.ts'
import { parseDotenv } from './parse.ts'

/**
 * The values of an environment file that the program itself names, when the repository holds it. A
 * file that git is told to ignore belongs to somebody's machine, not to the program, and is left alone.
 */
export function committedValues(name: string, site: Site, machine: Machine): ReadonlyMap<string, string> {
  const file = committedFile(name, site, machine)
  const source = file === null ? null : machine.program.text(file)
  if (file === null || source === null) return new Map()
  machine.assume(`settings of ${file}, which the program names and the repository holds`, site)
  return parseDotenv(source)
}

/** From the folder of the naming file upwards: where the program starts is not written down. */
export function committedFile(name: string, { module }: Site, machine: Machine): string | null {
  const wanted = name.replace(/^(?:\.{1,2}\/)+/, '')
  if (wanted === '' || wanted.startsWith('/') || wanted.split('/').includes('..')) return null
  const parts = module.file.split('/').slice(0, -1)
  for (let i = parts.length; i >= 0; i--) {
    const path = [...parts.slice(0, i), wanted].join('/')
    if (machine.program.text(path) !== null) return ignored(path, machine) ? null : path
  }
  return null
}

/** Whether a `.gitignore` above a file names it, by the plain forms such files are ignored with. */
function ignored(path: string, machine: Machine): boolean {
  const parts = path.split('/')
  const base = parts[parts.length - 1]!
  let answer = false
  for (let i = 0; i < parts.length; i++) {
    const rules = machine.program.text([...parts.slice(0, i), '.gitignore'].join('/'))
    for (const line of rules?.split(/\r?\n/) ?? []) {
      const rule = line.trim()
      if (rule === '' || rule.startsWith('#')) continue
      const negated = rule.startsWith('!')
      if (matches(rule.replace(/^!/, ''), parts.slice(i).join('/'), base)) answer = !negated
    }
  }
  return answer
}

function matches(rule: string, path: string, base: string): boolean {
  const pattern = rule.replace(/^\//, '').replace(/\/$/, '')
  const anchored = rule.includes('/') && !rule.endsWith('/')
  return matchesGlob(pattern, anchored ? path : base) || (rule.startsWith('/') && matchesGlob(pattern, path))
}
