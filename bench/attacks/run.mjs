// Tries FastAPI's full-stack template, which is served on the loopback address:
// node bench/attacks/run.mjs attacks|loads FOLDER_OF_THE_TEMPLATE PYTHON [ids of attacks, with commas]
import { build } from 'esbuild'
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [what = 'attacks', folder, python, ids] = process.argv.slice(2)
const outfile = `${root}.cache/bench-attacks-${process.pid}.mjs`
mkdirSync(`${root}.cache`, { recursive: true })
await build({
  entryPoints: [`${root}bench/attacks/template.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
})
try {
  const tries = await import(outfile)
  await tries[what](folder, python, ids)
} finally {
  rmSync(outfile, { force: true })
}
