import { setTimeout as pause } from 'node:timers/promises'
import { NotTried } from '../attack.ts'
import type { Answer } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'

const LONGEST_WAIT = 61
const LONGEST_IN_ALL = 150

/** Waits for backends that answer 429, as long as they ask for: but not without end, and not where it did not help. What needs more is not tried. */
export class Patience {
  readonly #relax: (() => Promise<void>) | undefined
  readonly #hopeless = new Set<string>()
  #left = LONGEST_IN_ALL

  constructor(relax: (() => Promise<void>) | undefined) {
    this.#relax = relax
  }

  /** An answer that is about the request; where there is none to be had, the attack is not tried. */
  async send(request: () => Promise<Answer>): Promise<Answer> {
    const answer = await this.settle(request)
    if (answer.status === 429) throw new NotTried(`it is throttled: ${exchangeLine(answer)}`)
    return answer
  }

  /** The answer, or a 429 if waiting does not help. */
  async settle(request: () => Promise<Answer>): Promise<Answer> {
    const answer = await request()
    if (answer.status !== 429) return answer
    const place = `${answer.request.method} ${answer.request.path}`
    if (this.#hopeless.has(place) || !(await this.#waited(answer))) return answer
    const again = await request()
    if (again.status === 429) this.#hopeless.add(place)
    return again
  }

  async #waited({ headers }: Answer): Promise<boolean> {
    if (this.#relax !== undefined) {
      await this.#relax()
      return true
    }
    const asked = Number(headers['retry-after'])
    const seconds = Number.isFinite(asked) ? asked : LONGEST_WAIT - 1
    if (seconds > LONGEST_WAIT || seconds > this.#left) return false
    this.#left -= seconds
    await pause(seconds * 1000 + 200)
    return true
  }
}
