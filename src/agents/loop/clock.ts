/** Time, for whoever measures it or waits. */
export interface Clock {
  /** Milliseconds from some moment on. */
  now(): number
  date(): string
  /** Ends early, and without trouble, when the signal does. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

export const wallClock: Clock = {
  now: () => performance.now(),
  date: () => new Date().toISOString(),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      signal.addEventListener('abort', done, { once: true })
    }),
}
