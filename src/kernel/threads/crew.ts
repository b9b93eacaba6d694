import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Hand } from './hand.ts'

/** Work of one kind, which this thread can do as well as others. */
export interface Craft<Task, Result> {
  /** Where the bundled worker is; without it this thread does it all. */
  readonly worker: URL | null
  readonly sizeOf: (task: Task) => number
  /** Below this size of all tasks a worker would not have started before everything is done. */
  readonly worthAWorker: number
  readonly batchSize: number
  readonly open: () => Promise<(task: Task) => Result>
}

interface Job<Task> {
  readonly index: number
  readonly task: Task
}

/** Batches given to a worker ahead of its answers, so that it never waits for this thread. */
const AHEAD = 2

/** Does many tasks on all cores. Workers are started when they are asked for, or by the first call that is large enough. */
export class Crew<Task, Result> {
  readonly #craft: Craft<Task, Result>
  readonly #wanted: number
  #hands: Hand<Task, Result>[] = []

  constructor(craft: Craft<Task, Result>, workers: number = Math.max(1, availableParallelism() - 1)) {
    this.#craft = craft
    this.#wanted = workers
  }

  start(): void {
    const { worker } = this.#craft
    this.#hands = this.#hands.filter((hand) => hand.alive)
    if (worker === null) return
    while (this.#hands.length < this.#wanted) this.#hands.push(new Hand(worker))
  }

  /** The results, in the order of the tasks. */
  async doAll(tasks: readonly Task[]): Promise<Result[]> {
    const queue = this.#batches(tasks)
    const results: Result[] = []
    const size = tasks.reduce((sum, task) => sum + this.#craft.sizeOf(task), 0)
    if (size >= this.#craft.worthAWorker) this.start()
    const helpers = this.#hands.flatMap((hand) => Array.from({ length: AHEAD }, () => helped(hand, queue, results)))
    const work = await this.#craft.open()
    await workHere(work, queue, results)
    await Promise.all(helpers)
    // What a worker took and could not do, this thread does.
    await workHere(work, queue, results)
    return results
  }

  async close(): Promise<void> {
    const hands = this.#hands
    this.#hands = []
    await Promise.all(hands.map((hand) => hand.close()))
  }

  /** Large tasks first, so that none is left for the end, where the other threads would wait for it. */
  #batches(tasks: readonly Task[]): Job<Task>[][] {
    const { sizeOf, batchSize } = this.#craft
    const sorted = tasks
      .map((task, index) => ({ task, index, size: sizeOf(task) }))
      .toSorted((one, other) => other.size - one.size)
    const queue: Job<Task>[][] = []
    let room = 0
    for (const { size, ...job } of sorted) {
      if (room < size) {
        queue.push([])
        room = batchSize
      }
      queue.at(-1)?.push(job)
      room -= size
    }
    return queue
  }
}

/** Where a bundled worker lies: beside the module that asks for it, or one above. */
export function bundledWorker(name: string, from: string): URL | null {
  const places = [`./${name}.worker.js`, `../${name}.worker.js`].map((place) => new URL(place, from))
  return places.find((place) => existsSync(place)) ?? null
}

async function workHere<Task, Result>(
  work: (task: Task) => Result,
  queue: Job<Task>[][],
  results: Result[],
): Promise<void> {
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    for (const { index, task } of batch) results[index] = work(task)
    // Lets the workers' answers in, and their next batches out.
    await nextTurn()
  }
}

async function helped<Task, Result>(hand: Hand<Task, Result>, queue: Job<Task>[][], results: Result[]): Promise<void> {
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    const done = await hand.give(batch.map(({ task }) => task))
    if (done === null) {
      queue.push(batch)
      return
    }
    for (const [at, { index }] of batch.entries()) results[index] = done[at]!
  }
}
