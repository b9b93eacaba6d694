import { isObject, type Json } from '../../kernel/json.ts'
import { assigned, inAddress, keyShapes, looksSecret, namesSecret } from './shapes.ts'

const HIDDEN = '[hidden]'

/** Shorter ones stand in too many words. */
const LEAST = 6

/** Passwords of examples that are words of any text, too. */
const words = new Set(['postgres', 'password', 'changeme', 'secret', 'example', 'localhost', 'default', 'development'])

/** Where a record keeps what it names: `{ name: 'SECRET_KEY', default: '…' }`. */
const valueKeys = ['value', 'default', 'example', 'current']

/** Knows what nobody may see, and takes it out of whatever passes. What it sees once it knows from then on. */
export class Secrets {
  private readonly known = new Set<string>()

  constructor(values: readonly string[] = []) {
    for (const value of values) this.learn(value)
  }

  /** A text with nothing in it that is a secret by its shape, its name, or because it is known. */
  hide(text: string): string {
    const shaped = keyShapes.reduce((rest, shape) => rest.replaceAll(shape, (found) => this.hidden(found)), text)
    const addressed = shaped.replaceAll(inAddress, (whole, before: string, value: string) =>
      /^[${<[]/.test(value) ? whole : `${before}${HIDDEN}`,
    )
    const plain = addressed.replaceAll(assigned, (whole, name: string, between: string, value: string) =>
      namesSecret(name) && looksSecret(value) && value !== HIDDEN ? `${name}${between}${this.hidden(value)}` : whole,
    )
    return this.withoutKnown(plain)
  }

  /** The same of everything in a value. Names of secrets are looked for first, so that their values are known elsewhere. */
  hideIn(value: Json): Json {
    this.learnFrom(value)
    return this.cleared(value) as Json
  }

  private cleared(value: unknown): unknown {
    if (typeof value === 'string') return this.hide(value)
    if (Array.isArray(value)) return value.map((each) => this.cleared(each))
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [this.hide(key), this.cleared(each)]))
  }

  private learnFrom(value: unknown): void {
    if (Array.isArray(value)) for (const each of value) this.learnFrom(each)
    if (!isObject(value)) return
    const name = value['name'] ?? value['key']
    for (const [key, each] of Object.entries(value)) {
      const named = namesSecret(key) || (typeof name === 'string' && namesSecret(name) && valueKeys.includes(key))
      if (typeof each === 'string' && named && looksSecret(each)) this.learn(each)
      else this.learnFrom(each)
    }
  }

  private hidden(value: string): string {
    this.learn(value)
    return HIDDEN
  }

  private learn(value: string): void {
    if (value.length < LEAST || words.has(value.toLowerCase()) || value.includes(HIDDEN)) return
    for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]) this.known.add(form)
  }

  private withoutKnown(text: string): string {
    return [...this.known]
      .sort((one, other) => other.length - one.length)
      .reduce((rest, value) => (rest.includes(value) ? rest.replaceAll(value, HIDDEN) : rest), text)
  }
}
