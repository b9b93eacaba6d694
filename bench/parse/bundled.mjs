import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
/** Inside node_modules, so that the packages left out of the bundle are found from there. */
const outdir = join(root, 'node_modules/.cache/bench-parse')

export const workerPath = join(outdir, 'parse.worker.js')

/** The syntax folder and its worker as the build would ship them: Node 20 cannot run TypeScript. */
export async function bundledSyntax() {
  mkdirSync(outdir, { recursive: true })
  buildSync({
    absWorkingDir: root,
    entryPoints: ['src/python/syntax/index.ts', 'src/python/syntax/parse.worker.ts'],
    outdir,
    outbase: 'src/python/syntax',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  return import(join(outdir, 'index.js'))
}
