import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type Diagnostic, Trouble, type TroubleKind } from '../kernel/diagnostic.ts'
import type { Progress, ProgressStep } from '../kernel/progress.ts'

export type Message =
  | { readonly kind: 'progress'; readonly step: ProgressStep }
  | { readonly kind: 'done'; readonly json: string }
  | { readonly kind: 'trouble'; readonly trouble: TroubleKind; readonly diagnostic: Diagnostic }

/** Python programs nest deep: imports in imports, calls in calls. The usual stack holds a fraction of it. */
const STACK_MEGABYTES = 192
/** A survey makes many small values that live until its end: a large nursery collects them less often. */
const NURSERY_MEGABYTES = 256

/** Does a work that reads programs on a thread with a deep stack: `<name>.worker.ts`. Gives its result as JSON. */
export async function apart<Request>(
  name: 'change' | 'histories' | 'review' | 'ruff' | 'survey',
  request: Request,
  progress: Progress,
  here: (request: Request, progress: Progress) => Promise<unknown>,
): Promise<string> {
  const file = new URL(`./${name}.worker.js`, import.meta.url)
  // The sources run as they are only in tests, where there is no bundle beside them.
  if (!existsSync(fileURLToPath(file))) return JSON.stringify(await here(request, progress))
  const worker = new Worker(file, {
    workerData: request,
    resourceLimits: { stackSizeMb: STACK_MEGABYTES, maxYoungGenerationSizeMb: NURSERY_MEGABYTES },
  })
  return new Promise<string>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') tell(message.step, progress, reject)
      else if (message.kind === 'done') resolve(message.json)
      else reject(new Trouble(message.trouble, message.diagnostic))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)))
  }).finally(() => worker.terminate())
}

/** Whoever is told may have had enough, which ends the thread. */
function tell(step: ProgressStep, progress: Progress, end: (error: unknown) => void): void {
  try {
    progress.report(step)
  } catch (error) {
    end(error)
  }
}
