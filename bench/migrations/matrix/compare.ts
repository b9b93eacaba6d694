// What the embedded server is seen doing against a native one: locks, rewrites, scans and rows, statement by statement.
import { openEmbedded } from '../../../src/lab/engines/embedded.ts'
import { openNative } from '../../../src/lab/engines/native.ts'
import { type Lab, Refused } from '../../../src/lab/lab.ts'
import { Observer } from '../../../src/lab/rehearsal/observer.ts'
import { CASES, type Case, SCHEMA } from './statements.ts'

async function observe(lab: Lab, { sql, after }: Case): Promise<string> {
  await lab.execute('BEGIN')
  try {
    if (after !== undefined) await lab.execute(after)
    const observer = await Observer.begin(lab)
    await observer.skip()
    await lab.execute(sql)
    const { locks, rewrites, scans, changes } = await observer.observe()
    return [
      `locks ${
        locks
          .map(({ relation, mode }) => `${relation}:${mode}`)
          .sort()
          .join(' ') || '-'
      }`,
      `rewrites ${[...rewrites].sort().join(' ') || '-'}`,
      `scans ${
        scans
          .map(({ relation, rows }) => `${relation}:${rows}`)
          .sort()
          .join(' ') || '-'
      }`,
      `rows ${
        changes
          .map(({ relation, rows }) => `${relation}:${rows}`)
          .sort()
          .join(' ') || '-'
      }`,
    ].join('; ')
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return `refused ${error.message}`
  } finally {
    await lab.execute('ROLLBACK')
  }
}

const embedded = await openEmbedded()
const native = await openNative()
await embedded.execute(SCHEMA)
await native.execute(SCHEMA)
let same = 0
for (const one of CASES) {
  const [here, there] = [await observe(embedded, one), await observe(native, one)]
  if (here === there) same++
  else
    console.log(
      `${one.sql}${one.after === undefined ? '' : `  (after ${one.after})`}\n  embedded ${here}\n  native   ${there}`,
    )
  if (process.argv.includes('--all') && here === there) console.log(`${one.sql}\n  ${here}`)
}
console.log(
  `${same} of ${CASES.length} statements: the same in ${embedded.version} embedded and ${native.version} native`,
)
await embedded.close()
await native.close()
