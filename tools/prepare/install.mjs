import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.mjs'

/** Whether node_modules holds what package-lock.json names (npm writes its own copy of it last). */
export function isInstalled(root) {
  try {
    const packagesOf = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages
    const present = packagesOf('node_modules/.package-lock.json')
    return Object.entries(packagesOf('package-lock.json')).every(([path, { version, optional, devOptional }]) => {
      if (path === '' || optional || devOptional) return true
      return present[path]?.version === version && existsSync(join(root, path))
    })
  } catch {
    return false
  }
}

/** Tries twice: an npm that outlived a killed run may still be writing into the same folder. */
export async function install(root) {
  const first = await npmCi(root)
  if (first.code === 0) return
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const { code, output } = await npmCi(root)
  if (code === 0) return

  const log = join(root, '.cache/prepare.log')
  writeFileSync(log, output)
  const end = output.trim().split('\n').slice(-6).join('\n  ')
  throw new Error(`npm ci failed:\n  ${end}\nAll it said is in ${log}. The same command again tries again.`)
}

function npmCi(root) {
  const started = Date.now()
  const output = []
  const child = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    // npm is a script on Windows, and scripts need a shell there.
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (data) => output.push(data))
  child.stderr.on('data', (data) => output.push(data))

  const tell = () =>
    say(`Setting architect up, this once: installing (${Math.round((Date.now() - started) / 1000)} s)…`)
  tell()
  const clock = process.stderr.isTTY ? setInterval(tell, 1000) : undefined
  const stop = () => child.kill()
  process.once('exit', stop)
  return new Promise((resolve) => {
    const end = (code, said) => {
      clearInterval(clock)
      process.off('exit', stop)
      resolve({ code, output: said })
    }
    child.on('error', (error) => end(1, error.message))
    child.on('close', (code) => end(code ?? 1, Buffer.concat(output).toString()))
  })
}
