import { parentPort } from 'node:worker_threads'
import { loadParser } from './parser.ts'

/** A batch of sources, answered by the buffers of their flat trees in the same order. */
export interface Batch {
  readonly id: number
  readonly sources: readonly string[]
}
export interface Answer {
  readonly id: number
  readonly buffers: readonly ArrayBuffer[]
}

const parser = await loadParser()

parentPort?.on('message', (batch: Batch) => {
  const buffers = batch.sources.map((source) => parser.flatten(source).buffer)
  const answer: Answer = { id: batch.id, buffers }
  parentPort?.postMessage(answer, buffers)
})
