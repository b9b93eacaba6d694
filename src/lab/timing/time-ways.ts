import type { TimedExperiment } from '../../model/index.ts'
import type { Lab } from '../lab.ts'

/** Milliseconds each way takes, by the median of its rounds. Nothing of it is left behind. */
export async function timeWays(
  lab: Lab,
  { setup, ways, rounds }: TimedExperiment,
): Promise<ReadonlyMap<string, number>> {
  const taken = new Map<string, number[]>(ways.map(({ name }) => [name, []]))
  await lab.execute('BEGIN')
  try {
    await lab.execute('CREATE SCHEMA timed; SET LOCAL search_path = timed, public')
    for (const sql of setup) await lab.execute(sql)
    // The first round finds everything cold, and is not counted.
    for (let round = 0; round <= rounds; round++)
      for (const { name, sql } of round % 2 === 0 ? ways : ways.toReversed()) {
        const milliseconds = await timeOnce(lab, sql)
        if (round > 0) taken.get(name)!.push(milliseconds)
      }
  } finally {
    await lab.execute('ROLLBACK')
  }
  return new Map([...taken].map(([name, all]) => [name, median(all)]))
}

/** Each round begins where the setup ended. */
async function timeOnce(lab: Lab, sql: string): Promise<number> {
  await lab.execute('SAVEPOINT round')
  const begun = performance.now()
  await lab.execute(sql)
  const milliseconds = performance.now() - begun
  await lab.execute('ROLLBACK TO SAVEPOINT round; RELEASE SAVEPOINT round')
  return milliseconds
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
