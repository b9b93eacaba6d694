import { compilePatiently } from '../src/kernel/patient-compiler.ts'
import { buildAll } from '../tools/build.mjs'

/** Tests of the command start the real one, so it is built before they run. */
export async function setup(): Promise<void> {
  // Threads of tests share the process.
  compilePatiently()
  await buildAll().catch((error: unknown) => {
    // Whoever works on the parser need not wait for a door that is broken just now.
    process.stderr.write(`dist is not up to date, tests of the command will tell: ${String(error)}\n`)
  })
}
