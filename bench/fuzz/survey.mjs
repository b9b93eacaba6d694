// node bench/fuzz/survey.mjs [COUNT] [SEED]: conformance cases and examples, broken at random, must be
// surveyed without anything thrown but a plain diagnostic, and without taking long.
import { build } from 'esbuild'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [, , count = '1000', seed = '1'] = process.argv
const root = fileURLToPath(new URL('../..', import.meta.url))
mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
const folder = mkdtempSync(join(root, 'node_modules/.cache/fuzz-'))
try {
  const outfile = join(folder, 'survey.mjs')
  await build({
    entryPoints: {
      survey: join(root, 'bench/fuzz/survey.ts'),
      'parse.worker': join(root, 'src/python/syntax/parse.worker.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  })
  const { fuzz } = await import(pathToFileURL(outfile).href)
  const begun = performance.now()
  let slow = 0
  const failures = await fuzz(root, Number(count), Number(seed), (name, took, files) => {
    slow += 1
    process.stdout.write(`${name}: ${Math.round(took)} ms\n`)
    if (process.env.KEEP) writeFileSync(join(process.env.KEEP, `slow-${slow}.json`), JSON.stringify(files))
  })
  for (const { run, name, error, files } of failures) {
    process.stdout.write(`run ${run}, ${name}: ${error}\n`)
    if (process.env.KEEP) writeFileSync(join(process.env.KEEP, `failure-${run}.json`), JSON.stringify(files))
  }
  process.stdout.write(
    `${count} broken programs, seed ${seed}: ${failures.length} failures, ${slow} slow, ${Math.round((performance.now() - begun) / 1000)} s\n`,
  )
  process.exitCode = failures.length > 0 || slow > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true })
}
