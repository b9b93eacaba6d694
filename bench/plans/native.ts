import { openNative } from '../../src/lab/engines/native.ts'
import type { Lab } from '../../src/lab/lab.ts'

/** Plans for one process, as the embedded server makes them. */
const SETTINGS = "SET max_parallel_workers_per_gather = 0; SET jit = off; SET maintenance_work_mem = '512MB'"

/** Starts a server, hands `use` a connection to it and takes the server away again. */
export async function withNative<Result>(use: (lab: Lab) => Promise<Result>): Promise<Result> {
  const lab = await openNative()
  try {
    await lab.execute(SETTINGS)
    return await use(lab)
  } finally {
    await lab.close()
  }
}
