const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

/**
 * The work is done once: when it is asked for, or when this process ends, by itself or by a signal. What was opened last
 * is closed first, as it may still use what was there before.
 */
export function closedOnExit(work: () => void): () => void {
  const signals = Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]
  const end = (signal: NodeJS.Signals): never => process.exit(SIGNALS[signal as keyof typeof SIGNALS])
  let done = false
  const close = (): void => {
    if (done) return
    done = true
    process.off('exit', close)
    for (const signal of signals) process.off(signal, end)
    work()
  }
  process.prependOnceListener('exit', close)
  for (const signal of signals) process.once(signal, end)
  return close
}
