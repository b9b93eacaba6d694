import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Message } from './apart.ts'

/** Does the work of a thread, and tells the one that started it what comes of it. */
export async function answer<Request>(
  port: { postMessage(message: Message): void } | null,
  request: unknown,
  work: (request: Request, progress: Progress) => Promise<unknown>,
): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, not a window
  const send = (message: Message): void => port?.postMessage(message)
  try {
    const result = await work(request as Request, { report: (step) => send({ kind: 'progress', step }) })
    send({ kind: 'done', json: JSON.stringify(result) })
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    send({ kind: 'trouble', trouble: error.kind, diagnostic: error.diagnostic })
  }
}
