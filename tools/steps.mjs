// Runs named steps one after the other, all of them, and says in one line each what became of it.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Resolves to whether it succeeded and to everything it printed. */
export function execute(command, list, { env = {}, cwd = root } = {}) {
  const output = []
  const child = spawn(command, list, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.on('data', (data) => output.push(data))
  child.stderr.on('data', (data) => output.push(data))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ passed: false, output: `${command}: ${error.message}` }))
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(output).toString().trim() }))
  })
}

/** A tool of node_modules, started by this very Node: no shell, no PATH, the same on every system. */
export const tool = (path, ...list) => execute(process.execPath, [`${root}node_modules/${path}`, ...list])

/** Returns whether every step passed. A step is `{ name, run }`; `run` resolves like `execute`. */
export async function runSteps(steps) {
  const width = Math.max(...steps.map(({ name }) => name.length))
  const failed = []
  for (const { name, run } of steps) {
    const started = performance.now()
    const { passed, output } = await run().catch((error) => ({ passed: false, output: error.stack ?? String(error) }))
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(width)}  ${seconds.padStart(5)} s`)
    if (!passed) {
      failed.push(name)
      console.log(`\n${output.replaceAll(/^/gm, '    ')}\n`)
    }
  }
  console.log(
    failed.length === 0
      ? `\nAll ${steps.length} passed.`
      : `\n${failed.length} of ${steps.length} failed: ${failed.join(', ')}.`,
  )
  return failed.length === 0
}
