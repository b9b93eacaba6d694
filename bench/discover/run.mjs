#!/usr/bin/env node
// Prints a table of the entry that is found per repository, when nobody names it.
//   node bench/discover/run.mjs /path/to/apps --apps /path/to/apps.json     the benchmark's applications, marked = or ~
//   node bench/discover/run.mjs /path/to/one /path/to/another               any folders
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const folder = join(here, '../../node_modules/.tmp')
mkdirSync(folder, { recursive: true })
const outfile = join(folder, 'discover.mjs')
await build({
  entryPoints: [join(here, 'discover.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
  external: ['web-tree-sitter', 'tree-sitter-python'],
})
await import(pathToFileURL(outfile).href)
