import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits for a process to end, which takes it a moment after it was told to. One whose parent ended first stays in the
 * list of processes, as a zombie, until somebody asks for it: in a container often nobody does.
 */
export async function ended(process: number): Promise<true> {
  while (runs(process)) await sleep(20)
  return true
}

function runs(process: number): boolean {
  try {
    const status = readFileSync(`/proc/${process}/stat`, 'utf8')
    return status.slice(status.lastIndexOf(')') + 2)[0] !== 'Z'
  } catch {
    return false
  }
}
