// node bench/tables/compare.mjs FOLDER ENTRY.py TRUTH.sql [KEY=VALUE ...]: the recovered tables against what
// SQLAlchemy itself creates (recorded by truth.py), both loaded into PostgreSQL and compared by catalog.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
/** Inside node_modules, so that the packages left out of the bundle are found from there. */
const outfile = join(root, 'node_modules/.cache/bench-tables/compare.js')
mkdirSync(dirname(outfile), { recursive: true })
buildSync({
  absWorkingDir: root,
  entryPoints: ['bench/tables/compare.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
await import(outfile)
