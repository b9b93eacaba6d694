// Bundles one of the measurements beside this file and runs it: node bench/plans/run.mjs compare|speed
import { build } from 'esbuild'
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [name = 'compare'] = process.argv.slice(2)
const outfile = `${root}.cache/bench-plans-${name}-${process.pid}.mjs`
mkdirSync(`${root}.cache`, { recursive: true })
await build({
  entryPoints: [`${root}bench/plans/${name}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
})
try {
  await import(outfile)
} finally {
  rmSync(outfile, { force: true })
}
