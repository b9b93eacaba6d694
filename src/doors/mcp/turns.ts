/** Work in turns: so much at once, the rest in the order it came. Whoever is cancelled leaves the line. */
export class Turns {
  private readonly most: number
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(most: number) {
    this.most = most
  }

  async take<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.turn(signal)
    try {
      return await work()
    } finally {
      this.running -= 1
      this.waiting.shift()?.()
    }
  }

  private turn(signal: AbortSignal): Promise<void> {
    if (this.running < this.most) {
      this.running += 1
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal.removeEventListener('abort', leave)
        this.running += 1
        resolve()
      }
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(start), 1)
        reject(signal.reason)
      }
      this.waiting.push(start)
      signal.addEventListener('abort', leave, { once: true })
    })
  }
}
