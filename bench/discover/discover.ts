// Prints the entry that is found in each folder, with what decided it and the runners-up.
//   node bench/discover/run.mjs FOLDER... [--apps apps.json]
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { diskTree } from '../../src/kernel/files/disk.ts'
import { SourceProgram } from '../../src/python/modules/program.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { chooseEntries, discoverEntries } from '../../src/readers/fastapi/discovery/index.ts'

const { values, positionals } = parseArgs({
  options: { apps: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  allowPositionals: true,
})
interface App {
  readonly name: string
  readonly entry: string
}
const known: readonly App[] = values.apps ? (JSON.parse(readFileSync(values.apps, 'utf8')) as App[]) : []
const folders = positionals.flatMap((folder) => {
  const inner = known.map((app) => join(folder, app.name)).filter((path) => existsSync(path))
  return inner.length > 0 ? inner : values.apps ? readdirSync(folder).map((name) => join(folder, name)) : [folder]
})

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const parser = await loadParser()
for (const folder of folders) {
  const started = performance.now()
  const files = diskTree(folder, { wanted: () => true, maximumBytes: 5_000_000 })
  const program = new SourceProgram(files, parser)
  const listed = Math.round(performance.now() - started)
  const entries = discoverEntries(program, files)
  const { main, alternatives } = chooseEntries(entries)
  const told = known.find((app) => app.name === basename(folder))?.entry ?? ''
  const shown = main ? `${main.file}:${main.variable}` : 'none'
  const verdict = told === '' ? ' ' : shown === told ? '=' : '~'
  const time = `${listed} + ${Math.round(performance.now() - started) - listed} ms`
  print(`${basename(folder).padEnd(28)} ${verdict} ${shown} (${main?.score ?? 0}: ${main?.why ?? ''}) ${time}`)
  if (verdict === '~') print(`${''.padEnd(30)} expected ${told}`)
  for (const other of alternatives.slice(0, 4))
    print(`${''.padEnd(30)} also ${other.file}:${other.variable} (${other.score}: ${other.why})`)
  if (values.verbose)
    for (const one of entries.slice(0, 12))
      print(`${''.padEnd(32)} ${one.score} ${one.file}:${one.variable} ${one.origins.join(' ')} ${one.why}`)
}
