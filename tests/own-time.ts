import { existsSync, readFileSync } from 'node:fs'

const OF_THREAD = '/proc/thread-self/schedstat'

/**
 * Milliseconds this thread has had a processor: what others do beside it counts for nothing. Where the system does not tell
 * that, those that went by.
 */
export const ownTime = (): number =>
  existsSync(OF_THREAD) ? Number(readFileSync(OF_THREAD, 'utf8').split(' ')[0]) / 1e6 : performance.now()
