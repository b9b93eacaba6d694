import { Crew, bundledWorker } from '../../kernel/threads/crew.ts'
import type { Normaliser, Source } from './normalise.ts'

/** Characters. */
const WORTH_A_WORKER = 600_000
const BATCH = 20_000

/** Lays many files out, on all cores. */
export const layoutCrew = (normaliser: Normaliser): Crew<Source, string> =>
  new Crew({
    worker: bundledWorker('normalise', import.meta.url),
    sizeOf: ({ text }) => text.length,
    worthAWorker: WORTH_A_WORKER,
    batchSize: BATCH,
    open: async () => (source) => normaliser.normalise(source.path, source.text),
  })
