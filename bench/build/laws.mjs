// The laws on random blueprints: what was built says the same, and models and migrations are one schema.
//   node bench/build/laws.mjs --count 200 --seed 0
//   node bench/build/laws.mjs --count 40 --schemas 40      law 3 on as many of them, one after the other on a server that is kept
//   node bench/build/laws.mjs --count 200 --productions    only how often each part of the grammar occurs
//   node bench/build/laws.mjs --seed 7 --count 1 --show    the blueprint, and what was read back
import { parseArgs } from 'node:util'
import { importBundled } from '../bundled.mjs'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '0' },
    schemas: { type: 'string', default: '0' },
    productions: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
})
const laws = await importBundled('bench/build/laws.ts')

const [from, count, schemas] = [Number(values.seed), Number(values.count), Number(values.schemas)]
const seeds = Array.from({ length: count }, (_, index) => from + index)

const times = laws.productions(seeds)
const rare = [...times].filter(([, found]) => found < 5).toSorted(([, a], [, b]) => a - b)
console.log(`${times.size} parts of the grammar in ${count} blueprints; fewer than five times:`)
console.log(rare.length === 0 ? '  none' : rare.map(([name, found]) => `  ${found} ${name}`).join('\n'))
if (values.productions) process.exit(rare.length > 0 ? 1 : 0)

/** What cannot be built, or not be read back, counts as lost. */
function broken(seed, error) {
  console.log(`seed ${seed}: ${error.stack}`)
  return { lost: [{ key: 'an error', before: '', after: error.message }], later: [], text: '', after: '' }
}

const began = Date.now()
const [keys, waiting] = [new Map(), new Map()]
let [same, wrong] = [0, 0]
for (const seed of seeds) {
  const { lost, later, text, after } = await laws.roundTrip(seed).catch((error) => broken(seed, error))
  if (values.show) console.log(`${text}\n# read back\n${after}`)
  for (const { key } of later) waiting.set(laws.nameOf(key), (waiting.get(laws.nameOf(key)) ?? 0) + 1)
  if (lost.length === 0) same++
  else wrong++
  for (const { key, before, after: now } of lost) {
    keys.set(laws.nameOf(key), (keys.get(laws.nameOf(key)) ?? 0) + 1)
    console.log(`seed ${seed} ${key}: ${before || 'nothing'} became ${now || 'nothing'}`)
  }
}
const list = (found) =>
  [...found]
    .toSorted(([, a], [, b]) => b - a)
    .map(([key, number]) => `  ${number} ${key}`)
    .join('\n') || '  none'
console.log(
  `law 1: ${same} of ${count} say the same, in ${((Date.now() - began) / 1000).toFixed(0)} s; what differs:\n${list(keys)}`,
)
console.log(`not built yet, and so not counted:\n${list(waiting)}`)

for (const seed of seeds.slice(0, schemas)) {
  const problem = await laws.oneSchema(seed)
  if (problem !== null) {
    wrong++
    console.log(`seed ${seed} law 3: ${problem}`)
  }
}
await laws.closeServers()
if (schemas > 0) console.log(`law 3: tried on ${Math.min(schemas, count)}`)
process.exitCode = wrong > 0 ? 1 : 0
