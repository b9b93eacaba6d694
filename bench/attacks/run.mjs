// Tries every attack on FastAPI's full-stack template, on a native Postgres with a mail server on the loopback address:
// node bench/attacks/run.mjs FOLDER_OF_THE_TEMPLATE PYTHON [ids]
import { build } from 'esbuild'
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
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
  const { tryTemplate } = await import(outfile)
  await tryTemplate(process.argv[2], process.argv[3], process.argv[4]?.split(','))
} finally {
  rmSync(outfile, { force: true })
}
