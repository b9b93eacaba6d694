// Random pairs of schemas: the SQL that makes one of the other is run, and so is the way back.
//   node bench/schema/pairs.mjs --pairs 10000 --seed 1
//   node bench/schema/pairs.mjs --release --pairs 300   the rollout of each, as a release that goes on would have it
//   node bench/schema/pairs.mjs --seed 42 --pairs 1 --show    both schemas of one pair
import { parseArgs } from 'node:util'
import { importBundled } from '../bundled.mjs'

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    release: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
})
const { pairOf, tryPairs } = await importBundled('bench/schema/pairs.ts')

const [from, count] = [Number(values.seed), Number(values.pairs)]
if (values.show) {
  const { a, b } = pairOf(from)
  console.log(`${a.join(';\n')};\n\n-- and\n\n${b.join(';\n')};`)
}
let wrong = 0
const began = Date.now()
await tryPairs(from, count, values.release ? 'rollouts' : 'pairs', (seed, problems) => {
  const done = seed - from + 1
  if (problems.length > 0) {
    wrong++
    console.log(`seed ${seed}\n${problems.map((one) => `  ${one}`).join('\n')}`)
  }
  if (done % 100 === 0)
    console.error(
      `${done} of ${count}, ${wrong} wrong, ${((Date.now() - began) / done).toFixed(0)} ms each; go on from --seed ${seed + 1}`,
    )
})
console.log(`${count} pairs from seed ${from}: ${wrong} wrong, in ${((Date.now() - began) / 1000).toFixed(0)} s`)
process.exitCode = wrong > 0 ? 1 : 0
