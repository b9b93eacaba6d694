// node bench/fuzz/parse.mjs DIRECTORY [COUNT] [SEED]: real Python files, broken at random, must be parsed and
// lowered completely without throwing and without taking long.
import { readFileSync } from 'node:fs'
import { bundledSyntax } from '../parse/bundled.mjs'
import { pythonFiles } from '../parse/python-files.mjs'
import { mutated, randomNumbers } from './mutate.mjs'

const [, , directory, count = '1000', seed = '1'] = process.argv
const { loadParser } = await bundledSyntax()
const parser = await loadParser()
/** Generous: a whole file of this size takes a hundredth of it. */
const bound = 2000

function visit(value) {
  const waiting = [value]
  let nodes = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === null || typeof next !== 'object') continue
    if (Array.isArray(next)) waiting.push(...next)
    else {
      nodes += 1
      if (next.kind === 'FunctionDef') waiting.push(next.body, next.docstring, next.generator)
      waiting.push(...Object.values(next))
    }
  }
  return nodes
}

const random = randomNumbers(Number(seed))
const files = pythonFiles(directory).map((path) => ({ path, source: readFileSync(path, 'utf8').slice(0, 20_000) }))
let slowest = 0
let nodes = 0
let failures = 0
for (let run = 0; run < Number(count); run += 1) {
  const { path, source } = files[Math.floor(random() * files.length)]
  const other = files[Math.floor(random() * files.length)].source
  const text = mutated(source, other, random)
  const begun = performance.now()
  try {
    nodes += visit(parser.parse(text).body)
  } catch (error) {
    failures += 1
    process.stdout.write(`run ${run}, ${path}: ${error.stack}\n`)
  }
  const took = performance.now() - begun
  if (took > bound) process.stdout.write(`run ${run}, ${path}: ${Math.round(took)} ms\n`)
  slowest = Math.max(slowest, took)
}
process.stdout.write(
  `${count} mutations, seed ${seed}: ${failures} failures, slowest ${Math.round(slowest)} ms, ${nodes} nodes\n`,
)
process.exitCode = failures > 0 || slowest > bound ? 1 : 0
