import { openReadOnly } from '../lab/engines/named.ts'
import type { Lab } from '../lab/lab.ts'

/** Does something with a database that is only read, where one was named. */
export async function withDatabase<Result>(
  url: string | null,
  use: (live: Lab | null) => Promise<Result>,
): Promise<Result> {
  if (url === null) return use(null)
  const live = await openReadOnly(url)
  try {
    return await use(live)
  } finally {
    await live.close()
  }
}
