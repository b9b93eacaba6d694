import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { FlatTree } from './flat-tree.ts'
import type { Answer, Batch } from './parse.worker.ts'
import { loadParser } from './parser.ts'

interface Source {
  readonly path: string
  readonly source: string
}

export interface PoolOptions {
  /** Threads besides this one, which parses too. */
  readonly workers?: number
  /** Where the bundled worker is; by default beside this module. Without it this thread does it all. */
  readonly worker?: URL
}

/** Below this many characters a worker would not have started before everything is done. */
const worthAWorker = 400_000
const batchSize = 150_000
/** Batches given to a worker ahead of its answers, so that it never waits for this thread. */
const ahead = 2

/** Parses many files on all cores. Workers are started by the first call that is large enough. */
export class ParserPool {
  readonly #wanted: number
  readonly #worker: URL | null
  #workers: PoolWorker[] = []

  constructor(options: PoolOptions = {}) {
    this.#wanted = options.workers ?? Math.max(1, availableParallelism() - 1)
    this.#worker = options.worker ?? bundledWorker()
  }

  /** The flat tree of each file. */
  async parseAll(sources: ReadonlyMap<string, string>): Promise<Map<string, FlatTree>> {
    const queue = batches(sources)
    const found = new Map<string, FlatTree>()
    const size = queue.reduce((sum, batch) => sum + sizeOf(batch), 0)
    if (size >= worthAWorker) this.#start()
    const helpers = this.#workers.flatMap((worker) => Array.from({ length: ahead }, () => work(worker, queue, found)))
    await workHere(queue, found)
    await Promise.all(helpers)
    // What a worker took and could not do, this thread does.
    await workHere(queue, found)
    return found
  }

  async close(): Promise<void> {
    const workers = this.#workers
    this.#workers = []
    await Promise.all(workers.map((worker) => worker.close()))
  }

  #start(): void {
    const url = this.#worker
    this.#workers = this.#workers.filter((worker) => worker.alive)
    if (url === null) return
    while (this.#workers.length < this.#wanted) this.#workers.push(new PoolWorker(url))
  }
}

function bundledWorker(): URL | null {
  const places = ['./parse.worker.js', '../parse.worker.js'].map((place) => new URL(place, import.meta.url))
  return places.find((place) => existsSync(place)) ?? null
}

/** Large files first, so that none is left for the end, where the other threads would wait for it. */
function batches(sources: ReadonlyMap<string, string>): Source[][] {
  const sorted = Array.from(sources, ([path, source]) => ({ path, source })).toSorted(
    (one, other) => other.source.length - one.source.length,
  )
  const queue: Source[][] = []
  let room = 0
  for (const source of sorted) {
    if (room < source.source.length) {
      queue.push([])
      room = batchSize
    }
    queue.at(-1)?.push(source)
    room -= source.source.length
  }
  return queue
}

function sizeOf(batch: readonly Source[]): number {
  return batch.reduce((sum, { source }) => sum + source.length, 0)
}

async function workHere(queue: Source[][], found: Map<string, FlatTree>): Promise<void> {
  const parser = await loadParser()
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    for (const { path, source } of batch) found.set(path, parser.flatten(source))
    // Lets the workers' answers in, and their next batches out.
    await nextTurn()
  }
}

async function work(worker: PoolWorker, queue: Source[][], found: Map<string, FlatTree>): Promise<void> {
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    const buffers = await worker.parse(batch.map(({ source }) => source))
    if (buffers === null) {
      queue.push(batch)
      return
    }
    batch.forEach(({ path }, index) => {
      const buffer = buffers[index]
      if (buffer !== undefined) found.set(path, new FlatTree(buffer))
    })
  }
}

type Buffers = readonly ArrayBuffer[]

class PoolWorker {
  alive = true
  readonly #thread: Worker
  readonly #waiting = new Map<number, (buffers: Buffers | null) => void>()
  #lastId = 0

  constructor(url: URL) {
    this.#thread = new Worker(url)
    this.#thread.unref()
    this.#thread.on('message', ({ id, buffers }: Answer) => this.#answer(id, buffers))
    this.#thread.on('error', () => this.#fail())
    this.#thread.on('exit', () => this.#fail())
  }

  /** null when the worker is gone. */
  parse(sources: readonly string[]): Promise<Buffers | null> {
    if (!this.alive) return Promise.resolve(null)
    this.#lastId += 1
    const batch: Batch = { id: this.#lastId, sources }
    // Awaited work keeps the process alive; an idle worker does not.
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

  #answer(id: number, buffers: Buffers | null): void {
    this.#waiting.get(id)?.(buffers)
    this.#waiting.delete(id)
    if (this.#waiting.size === 0) this.#thread.unref()
  }

  #fail(): void {
    this.alive = false
    for (const id of this.#waiting.keys()) this.#answer(id, null)
  }
}
