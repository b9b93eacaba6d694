// What the scripts of bench share: one child process with its time and peak memory, and numbers of a noisy machine.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const builtCli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/** Prints the peak memory of a Node process in KB into the file named by BENCH_MEMORY when it ends. */
const WITNESS = `data:text/javascript,${encodeURIComponent(
  `import{writeFileSync}from'node:fs';import{isMainThread}from'node:worker_threads';
  if(isMainThread)process.on('exit',()=>writeFileSync(process.env.BENCH_MEMORY,String(process.resourceUsage().maxRSS)))`,
)}`

/** Runs a command to its end. The peak memory is known for Node programs only; 0 when it cannot be told. */
export function measure(command, args, { env = {}, timeout = 600_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const memory = join(folder, 'memory')
  const isNode = command === process.execPath
  const started = performance.now()
  const run = spawnSync(command, isNode ? ['--import', WITNESS, ...args] : args, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    timeout,
    env: { ...process.env, ...env, BENCH_MEMORY: memory },
  })
  const ms = performance.now() - started
  const kilobytes = isNode ? numberIn(memory) : 0
  rmSync(folder, { recursive: true, force: true })
  return { ...run, ms, kilobytes }
}

function numberIn(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], max: sorted.at(-1) }
}

export const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`.padStart(9)
export const megabytes = (kilobytes) => `${Math.round(kilobytes / 1024)} MB`.padStart(8)

export const say = (text) => process.stdout.write(`${text}\n`)
export const complain = (text) => process.stderr.write(`${text}\n`)
