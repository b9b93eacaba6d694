import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './request.ts'

const STEP = 100

/**
 * Waits until an application answers on one of the paths. One that has none of them is there, too, once it says so
 * on all; an error of its own means that it is not ready yet.
 */
export async function answers(
  url: string,
  paths: readonly string[],
  alive: () => boolean,
  seconds: number,
): Promise<boolean> {
  const end = performance.now() + seconds * 1000
  while (alive() && performance.now() < end) {
    const statuses: (number | undefined)[] = []
    for (const path of paths) {
      const status = (await ask(`${url}${path}`, {}, 5))?.status
      if (status !== undefined && status < 500 && (status !== 404 || paths.length === 1)) return status !== 404
      statuses.push(status)
      if (status === undefined || status >= 500) break
    }
    if (statuses.length === paths.length && paths.length > 1 && statuses.every((one) => one === 404)) return true
    await sleep(STEP)
  }
  return false
}
