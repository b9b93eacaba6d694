// Bundles src into dist: one entry for the command, one per worker, everything else in chunks that
// are loaded when a command needs them. All files lie flat in dist, so that a chunk finds a worker or
// a .wasm file next to itself with `new URL('./name', import.meta.url)`.
import { createHash } from 'node:crypto'
import { build } from 'esbuild'
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pageOf, ruleNames } from './rules.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Loaded as they are, beside the bundle. */
const beside = {
  'ruff_wasm.cjs': '@astral-sh/ruff-wasm-nodejs/ruff_wasm.js',
  'ruff_wasm_bg.wasm': '@astral-sh/ruff-wasm-nodejs/ruff_wasm_bg.wasm',
}

/** Packages that find their own files beside themselves, each in a folder of its own: see src/kernel/files/beside.ts. */
const packages = {
  'libpg-query': { from: 'libpg-query/wasm', keep: /^(index\.cjs|libpg-query\.(js|wasm))$/ },
  pglite: {
    from: '@electric-sql/pglite/dist',
    keep: /^(index\.js|chunk-\w+\.js|.*\.(wasm|data|tar\.gz)|contrib\/\w+\.js)$/,
  },
  pgvector: { from: '@electric-sql/pglite-pgvector/dist', keep: /^(index\.js|vector\.tar\.gz)$/ },
}

const grammars = ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-python/tree-sitter-python.wasm']

/** Every `src/**\/*.worker.ts` is an entry named after its file: `parse.worker.ts` -> `parse.worker`. */
function workerEntries() {
  const files = readdirSync(join(root, 'src'), { recursive: true }).filter((file) => file.endsWith('.worker.ts'))
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(root, 'src', file)]))
}

async function bundle() {
  return build({
    absWorkingDir: root,
    entryPoints: { cli: join(root, 'src/doors/cli/main.ts'), ...workerEntries() },
    outdir: dist,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    // Its build for Node is CommonJS that requires `process`; the other one is the same in modules.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    chunkNames: '[name]-[hash]',
    // CommonJS packages in the bundle ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    legalComments: 'none',
    metafile: true,
    define: told(),
    logLevel: 'warning',
  })
}

/** What the program knows of itself, wherever it is bundled. */
export const told = () => ({
  ARCHITECT_VERSION: JSON.stringify(version),
  ARCHITECT_BUILD: JSON.stringify(fingerprint()),
})

/** Changes with every change of the sources: what an earlier build kept in its cache is not this build's. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of readdirSync(join(root, 'src'), { recursive: true }).sort()) {
    const path = join(root, 'src', file)
    if (statSync(path).isFile()) hash.update(file).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 16)
}

/** The licences of all that is bundled travel with it. */
function licences(metafile) {
  const bundled = Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  )
  const asTheyAre = ['@electric-sql/pglite', '@electric-sql/pglite-pgvector', 'libpg-query']
  const names = [
    ...new Set([
      ...bundled,
      ...grammars.map((path) => path.split('/')[0]),
      '@astral-sh/ruff-wasm-nodejs',
      ...asTheyAre,
    ]),
  ].sort()
  return names.map((name) => {
    const folder = join(root, 'node_modules', name)
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    return `${name}\n${'='.repeat(name.length)}\n${file ? readFileSync(join(folder, file), 'utf8') : 'see its package.json'}\n`
  })
}

/** Blueprints to begin with, by name. */
function starters() {
  const folder = join(root, 'src/blueprint/starters')
  return Object.fromEntries(
    readdirSync(folder).map((file) => [basename(file, '.yaml'), readFileSync(join(folder, file), 'utf8')]),
  )
}

/** Files that are the same in every backend that is built, by the feature they lie with. */
function backendParts() {
  const folder = join(root, 'src/writers/backend')
  const parts = {}
  for (const path of readdirSync(folder, { recursive: true })
    .map((one) => one.replaceAll('\\', '/'))
    .sort()) {
    const [feature, file] = path.split('/files/', 2)
    if (file === undefined || !statSync(join(folder, path)).isFile()) continue
    parts[feature] = { ...parts[feature], [file]: readFileSync(join(folder, path), 'utf8') }
  }
  return parts
}

/** Packages as they are; what lies there already with the same size is the same. */
function placePackages() {
  for (const [name, { from, keep }] of Object.entries(packages)) {
    const source = join(root, 'node_modules', from)
    for (const file of readdirSync(source, { recursive: true }).filter((path) => keep.test(path))) {
      const target = join(dist, name, file)
      if (statSync(target, { throwIfNoEntry: false })?.size === statSync(join(source, file)).size) continue
      mkdirSync(dirname(target), { recursive: true })
      place(target, readFileSync(join(source, file)))
    }
  }
  // Its modules are CommonJS whatever the package around them is.
  place(join(dist, 'libpg-query/package.json'), '{ "type": "commonjs" }\n')
}

/** A reader of `path` sees the old content or the new, never half of one: a command may be running. */
function place(path, contents) {
  const half = `${path}.${process.pid}.half`
  writeFileSync(half, contents)
  renameSync(half, path)
}

/** Chunks of earlier builds go away after an hour: a command that runs now may still load them. */
function sweep(current) {
  const hourAgo = Date.now() - 3_600_000
  for (const name of readdirSync(dist)) {
    const path = join(dist, name)
    if (!current.has(name) && statSync(path).mtimeMs < hourAgo) rmSync(path, { recursive: true, force: true })
  }
}

export async function buildAll({ clean = false } = {}) {
  const started = new Date()
  const { outputFiles, metafile } = await bundle()
  if (clean) rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })

  const files = new Map(outputFiles.map((file) => [basename(file.path), file.contents]))
  for (const grammar of grammars) files.set(basename(grammar), readFileSync(join(root, 'node_modules', grammar)))
  for (const [name, source] of Object.entries(beside)) files.set(name, readFileSync(join(root, 'node_modules', source)))
  files.set('THIRD-PARTY-LICENSES.txt', licences(metafile).join('\n'))
  files.set('starters.json', JSON.stringify(starters()))
  files.set('backend-parts.json', JSON.stringify(backendParts()))
  files.set('rules.json', JSON.stringify(Object.fromEntries(ruleNames().map((name) => [name, pageOf(name)]))))

  placePackages()
  // The entries come last: whoever starts meanwhile finds every chunk they name.
  const isEntry = (name) => name === 'cli.js' || name.endsWith('.worker.js')
  const ordered = [...files].sort(([one], [other]) => Number(isEntry(one)) - Number(isEntry(other)))
  for (const [name, contents] of ordered) place(join(dist, name), contents)
  sweep(new Set([...files.keys(), ...Object.keys(packages), 'built']))

  // For the weight budget: which source went into which output.
  mkdirSync(join(root, '.cache'), { recursive: true })
  place(join(root, '.cache/metafile.json'), JSON.stringify(metafile))

  // The launcher compares this stamp with the sources; it carries the time the build began, so that
  // a file saved while it ran counts as newer.
  const stamp = join(dist, 'built')
  place(stamp, version)
  utimesSync(stamp, started, started)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildAll({ clean: process.argv.includes('--clean') })
}
