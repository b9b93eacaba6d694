// How long it takes to make, lint, lay out, plan and write a backend, without the migration that is run for it.
//   node bench/build/speed.mjs --resources 100 --rounds 5
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: { resources: { type: 'string', default: '100' }, rounds: { type: 'string', default: '5' } },
})
mkdirSync(join(root, 'dist'), { recursive: true })
// It lies with the bundle, whose files it reads.
const outfile = join(root, 'dist', `speed-${process.pid}.mjs`)
await build({
  entryPoints: [join(root, 'bench/build/speed.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  external: ['web-tree-sitter', 'libpg-query', '@electric-sql/*', '@astral-sh/*', 'pg', 'diff', 'smol-toml'],
  logLevel: 'warning',
})
const { blueprintOf, timesOf } = await import(pathToFileURL(outfile).href)
rmSync(outfile)

const text = blueprintOf(Number(values.resources))
const rounds = []
for (let round = 0; round < Number(values.rounds); round += 1) rounds.push(await timesOf(text))
for (const part of Object.keys(rounds[0])) {
  const sorted = rounds.map((one) => one[part]).toSorted((a, b) => a - b)
  console.log(`${part.padEnd(28)} ${sorted[Math.floor(sorted.length / 2)].toFixed(0)}${part === 'files' ? '' : ' ms'}`)
}
