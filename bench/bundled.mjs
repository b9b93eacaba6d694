// Node 20 cannot run TypeScript: what is written in it is bundled first.
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildAll, told } from '../tools/build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What a file of bench exports. Readers and writers find their own files beside the bundle, so it lies where they do. */
export async function importBundled(path) {
  await buildAll()
  const outfile = join(root, 'dist', `${basename(path, '.ts')}-${process.pid}.mjs`)
  await build({
    entryPoints: [join(root, path)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    // What an earlier state of the sources kept in the cache is not theirs.
    define: told(),
    logLevel: 'warning',
  })
  return import(pathToFileURL(outfile).href).finally(() => rmSync(outfile))
}
