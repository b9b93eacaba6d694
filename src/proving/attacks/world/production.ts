import type { Restarted, Target } from '../../target.ts'
import { NotTried } from '../attack.ts'
import type { Surface } from '../surface/surface.ts'

type Variables = Readonly<Record<string, string>>

/** Starts the backend anew with other variables, and knows which are on. */
export class Environment {
  readonly #target: Target
  readonly #production: Variables | null
  #on: Variables = {}

  constructor(target: Target, surface: Surface) {
    this.#target = target
    this.#production = target.production ?? named(surface)
  }

  async restart(variables: Variables): Promise<Restarted> {
    this.#on = variables
    return this.#target.restart(variables)
  }

  async restore(): Promise<void> {
    if (Object.keys(this.#on).length > 0) await this.restart({})
  }

  /** The variables that make it production, null where nothing tells. */
  get production(): Variables | null {
    return this.#production
  }

  /** Has it run as in production; says how. */
  async inProduction(): Promise<string> {
    const wanted = this.#production
    if (wanted === null) return 'tried as it runs: no setting of it names an environment'
    const missing = Object.entries(wanted).filter(([name, value]) => this.#target.environment[name] !== value)
    if (missing.length === 0) return 'it runs as in production'
    const words = missing.map(([name, value]) => `${name}=${value}`).join(' ')
    if (missing.every(([name, value]) => this.#on[name] === value)) return `tried with ${words}`
    const started = await this.restart(Object.fromEntries(missing))
    if (started.ready) return `tried with ${words}`
    await this.restore()
    throw new NotTried(`with ${words} it does not start: ${started.output.at(-1) ?? 'it says nothing'}`)
  }
}

/** A setting such as `ENVIRONMENT`, with what it is in production. */
function named({ backend }: Surface): Variables | null {
  const setting = backend.runtime.settings.find(({ variable }) => /^(\w+_)?(ENV|ENVIRONMENT)$/i.test(variable))
  if (setting === undefined) return null
  const words = [...setting.type.matchAll(/['"](\w+)['"]/g)].map(([, word = '']) => word)
  return { [setting.variable]: words.find((word) => /^prod/i.test(word)) ?? 'production' }
}
