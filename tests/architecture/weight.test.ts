import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './imports.ts'

interface Metafile {
  readonly outputs: Readonly<Record<string, Output>>
}
interface Output {
  readonly imports: readonly { readonly path: string; readonly kind: string }[]
  readonly inputs: Readonly<Record<string, unknown>>
}

const { outputs } = JSON.parse(readFileSync(join(root, '.cache/metafile.json'), 'utf8')) as Metafile

/** What Node loads before the first line runs: an output and everything it imports statically. */
function loadedWith(output: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(output)) return seen
  seen.add(output)
  for (const { path, kind } of outputs[output]?.imports ?? [])
    if (kind === 'import-statement' && path in outputs) loadedWith(path, seen)
  return seen
}

const outputOf = (source: string) =>
  Object.keys(outputs).find((output) => source in (outputs[output]?.inputs ?? {})) ?? ''
const kilobytes = (files: ReadonlySet<string>) =>
  [...files].reduce((sum, file) => sum + statSync(join(root, file)).size, 0) / 1024
const packagesIn = (files: ReadonlySet<string>) =>
  [...files]
    .flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}))
    .filter((input) => input.includes('node_modules'))

test('the command starts with less than 4 KB', () => {
  expect(kilobytes(loadedWith('dist/cli.js'))).toBeLessThan(4)
})

test('what every command loads is less than 40 KB', () => {
  expect(kilobytes(loadedWith(outputOf('src/doors/cli/run.ts')))).toBeLessThan(40)
})

test('nothing heavy is loaded before a command needs it', () => {
  const early = ['main', 'run', 'commands/survey', 'commands/help', 'commands/completion', 'commands/doctor']
  const packages = early.flatMap((file) => packagesIn(loadedWith(outputOf(`src/doors/cli/${file}.ts`))))
  expect(packages).toEqual([])
})
