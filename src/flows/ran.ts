import type { Run } from '../model/index.ts'

/** Does a work, and tells how it is done again and how long it took. */
export async function ran<Result>(
  what: string,
  command: string,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly run: Run }> {
  const began = performance.now()
  const result = await work()
  return { result, run: { id: 'R1', what, command, seconds: Math.round(performance.now() - began) / 1000 } }
}
