/** An answer as far as a claim needs it. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

export interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const SECONDS = 20

/** Sends one request and reads the whole answer; null where there is none in time. */
export async function ask(url: string, sent: Sent = {}, seconds = SECONDS): Promise<Answer | null> {
  try {
    const answer = await fetch(url, { ...sent, redirect: 'manual', signal: AbortSignal.timeout(seconds * 1000) })
    return { status: answer.status, text: await textOf(answer), headers: answer.headers }
  } catch {
    return null
  }
}

/** The whole of an answer; of a stream of events, which has no end, nothing. */
async function textOf(answer: Response): Promise<string> {
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') !== true) return answer.text()
  await answer.body?.cancel()
  return ''
}
