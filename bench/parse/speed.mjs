// node bench/parse/speed.mjs DIRECTORY: reading and parsing every Python file below it, with and without
// worker threads, each in a fresh process as a user meets it; and CPython's own parser, if there is one.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundledSyntax } from './bundled.mjs'
import { pythonFiles } from './python-files.mjs'

const [, , directory, mode] = process.argv
const milliseconds = (from) => `${Math.round(performance.now() - from)} ms`

async function measure(workers) {
  const { lower, ParserPool, loadParser } = await bundledSyntax()
  const begun = performance.now()
  const pool = new ParserPool({ workers })
  const sources = new Map(pythonFiles(directory).map((path) => [path, readFileSync(path, 'utf8')]))
  const read = milliseconds(begun)
  const trees = await pool.parseAll(sources)
  const total = milliseconds(begun)
  const lowering = performance.now()
  for (const [path, tree] of trees) lower(tree, sources.get(path))
  const lowered = milliseconds(lowering)
  await loadParser()
  await pool.close()
  const characters = Array.from(sources.values()).reduce((sum, source) => sum + source.length, 0)
  process.stdout.write(
    `${workers} workers: ${trees.size} files, ${characters} characters: read ${read}, read + parse + flatten ${total}; lowering ${lowered}\n`,
  )
}

const cpython = `
import ast, os, sys, time
begun = time.time(); files = 0; refused = 0
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith('.py'):
            files += 1
            try: ast.parse(open(os.path.join(folder, name), encoding='utf8', errors='replace').read())
            except Exception: refused += 1
print(f'CPython {sys.version.split()[0]}: {files} files ({refused} refused): read + ast.parse {round((time.time() - begun) * 1000)} ms')
`

if (mode === undefined) {
  for (const workers of ['0', '1', '2'])
    spawnSync('node', [fileURLToPath(import.meta.url), directory, workers], { stdio: 'inherit' })
  spawnSync('python3', ['-W', 'ignore', '-c', cpython, directory], { stdio: 'inherit' })
} else {
  await measure(Number(mode))
}
