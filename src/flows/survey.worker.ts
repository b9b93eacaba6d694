import { parentPort, workerData } from 'node:worker_threads'
import { Trouble } from '../kernel/diagnostic.ts'
import { type ReadRequest, readFolder } from './read-folder.ts'
import type { Message } from './apart.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, not a window
const send = (message: Message): void => parentPort?.postMessage(message)

try {
  const backend = await readFolder(workerData as ReadRequest, { report: (step) => send({ kind: 'progress', step }) })
  send({ kind: 'done', json: JSON.stringify(backend) })
} catch (error) {
  if (error instanceof Trouble) send({ kind: 'trouble', trouble: error.kind, diagnostic: error.diagnostic })
  else throw error
}
