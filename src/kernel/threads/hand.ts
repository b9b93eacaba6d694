import { Worker } from 'node:worker_threads'

/** Tasks, answered by their results in the same order. */
export interface Batch<Task> {
  readonly id: number
  readonly tasks: readonly Task[]
}
export interface Answer<Result> {
  readonly id: number
  readonly results: readonly Result[]
}

/** A thread that works for this one. */
export class Hand<Task, Result> {
  alive = true
  readonly #thread: Worker
  readonly #waiting = new Map<number, (results: readonly Result[] | null) => void>()
  #lastId = 0

  constructor(url: URL) {
    this.#thread = new Worker(url)
    this.#thread.unref()
    this.#thread.on('message', ({ id, results }: Answer<Result>) => this.#answer(id, results))
    this.#thread.on('error', () => this.#fail())
    this.#thread.on('exit', () => this.#fail())
  }

  /** null when the thread is gone. */
  give(tasks: readonly Task[]): Promise<readonly Result[] | null> {
    if (!this.alive) return Promise.resolve(null)
    this.#lastId += 1
    const batch: Batch<Task> = { id: this.#lastId, tasks }
    // Awaited work keeps the process alive; an idle thread does not.
    this.#thread.ref()
    return new Promise((resolve) => {
      this.#waiting.set(batch.id, resolve)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.#thread.postMessage(batch)
    })
  }

  async close(): Promise<void> {
    this.alive = false
    await this.#thread.terminate()
  }

  #answer(id: number, results: readonly Result[] | null): void {
    this.#waiting.get(id)?.(results)
    this.#waiting.delete(id)
    if (this.#waiting.size === 0) this.#thread.unref()
  }

  #fail(): void {
    this.alive = false
    for (const id of this.#waiting.keys()) this.#answer(id, null)
  }
}
