import { Crew, bundledWorker } from '../../kernel/threads/crew.ts'
import { FlatTree } from './flat-tree.ts'
import { loadParser } from './parser.ts'

export interface PoolOptions {
  /** Threads besides this one, which parses too. */
  readonly workers?: number
  /** Where the bundled worker is; by default beside this module. Without it this thread does it all. */
  readonly worker?: URL
}

/** Characters. */
const WORTH_A_WORKER = 400_000
const BATCH = 150_000

/** Parses many files on all cores. */
export class ParserPool {
  readonly #crew: Crew<string, ArrayBuffer>

  constructor({ workers, worker }: PoolOptions = {}) {
    const craft = {
      worker: worker ?? bundledWorker('parse', import.meta.url),
      sizeOf: (source: string) => source.length,
      worthAWorker: WORTH_A_WORKER,
      batchSize: BATCH,
      open: async () => {
        const parser = await loadParser()
        return (source: string) => parser.flatten(source).buffer
      },
    }
    this.#crew = new Crew(craft, workers)
  }

  /** The flat tree of each file. */
  async parseAll(sources: ReadonlyMap<string, string>): Promise<Map<string, FlatTree>> {
    const buffers = await this.#crew.doAll([...sources.values()])
    return new Map([...sources.keys()].map((path, index) => [path, new FlatTree(buffers[index]!)]))
  }

  close(): Promise<void> {
    return this.#crew.close()
  }
}
