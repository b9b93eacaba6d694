import { parentPort } from 'node:worker_threads'
import type { Answer, Batch } from './hand.ts'

/** What a worker does: each task of a batch, whose results go back without a copy where they may. */
export function serve<Task, Result>(
  work: (task: Task) => Result,
  moved: (results: readonly Result[]) => readonly ArrayBuffer[] = () => [],
): void {
  parentPort?.on('message', ({ id, tasks }: Batch<Task>) => {
    const results = tasks.map(work)
    const answer: Answer<Result> = { id, results }
    parentPort?.postMessage(answer, moved(results))
  })
}
