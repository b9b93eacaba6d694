// Installs and builds, once, for the launcher. Two first runs at the same time take turns; a run that
// was interrupted is repaired by the next one. It must load in an old Node too, to say that it is old.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { install, isInstalled } from './prepare/install.mjs'
import { withLock } from './prepare/lock.mjs'
import { erase, say } from './prepare/say.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(
    `it needs Node.js 20.19 or later, and this is ${process.versions.node} (${process.execPath}). See https://nodejs.org/en/download`,
  )
}

/** Newest time of change below a path, folders included: a deleted file changes its folder. */
function newest(path) {
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), own.mtimeMs)
}

function isBuilt() {
  const stamp = join(root, 'dist/built')
  if (!existsSync(stamp) || !existsSync(join(root, 'dist/cli.js'))) return false
  const sources = ['src', 'tools/build.mjs', 'package-lock.json'].map((path) => join(root, path))
  return sources.every((path) => newest(path) <= statSync(stamp).mtimeMs)
}

async function prepare() {
  if (isBuilt()) return
  if (!isInstalled(root)) await install(root)
  say('Setting architect up: building…')
  const { buildAll } = await import(pathToFileURL(join(root, 'tools/build.mjs')).href)
  await buildAll()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130))
process.once('exit', erase)
try {
  requireNode()
  await withLock(join(root, '.cache/prepare.lock'), prepare)
} catch (error) {
  erase()
  process.stderr.write(`architect could not be set up: ${error.message}\n`)
  process.exitCode = 2
}
