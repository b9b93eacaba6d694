// node bench/migrations/matrix/compare.mjs [--all]: see compare.ts. The native server comes from npm; when it is
// not there the script says how to bring it.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
/** Inside node_modules, so that the packages left out of the bundle are found from there. */
const outfile = join(root, 'node_modules/.cache/bench-matrix/compare.js')
mkdirSync(dirname(outfile), { recursive: true })
buildSync({
  absWorkingDir: root,
  entryPoints: ['bench/migrations/matrix/compare.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
await import(outfile)
