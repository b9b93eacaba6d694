import type { ServerContext } from '@modelcontextprotocol/server'
import type { Progress } from '../../kernel/progress.ts'
import { silent } from '../../kernel/progress.ts'

/** More often than this nobody reads it. */
const MILLISECONDS = 200

/** Progress for a client that asked for it. What is done is counted in messages: each step of a work counts from its own beginning. */
export function progressTo({ mcpReq }: ServerContext): Progress {
  const progressToken = mcpReq._meta?.progressToken
  if (progressToken === undefined) return silent
  let [last, sent] = [0, 0]
  return {
    report: ({ doing, done, of }) => {
      const now = performance.now()
      if (now - last < MILLISECONDS || mcpReq.signal.aborted) return
      last = now
      sent += 1
      const message = of === null ? doing : `${doing}, ${done} of ${of}`
      const params = { progressToken, progress: sent, message }
      // Nobody may be there any more; the answer will find out.
      mcpReq.notify({ method: 'notifications/progress', params }).catch(() => undefined)
    },
  }
}
