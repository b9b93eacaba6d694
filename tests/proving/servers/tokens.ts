import {
  type KeyObject,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'
import type { JsonWebKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { KeySet } from '../../../src/proving/target.ts'

type Guards = (id: string) => boolean
type Claims = Readonly<Record<string, unknown>>

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
export const keys = { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'first', alg: 'RS256', use: 'sig' }] }

const ISSUER = 'https://shop.example'
const AUDIENCE = 'shop'
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = (): number => Math.floor(Date.now() / 1000)

export function accessToken(subject: string, session: string, guards: Guards): string {
  const lifetime = guards('A16') ? 900 : 691_200
  const claims = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: subject,
    sid: session,
    jti: randomUUID(),
    iat: now(),
    exp: now() + lifetime,
  }
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'first' })}.${encode(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), pair.privateKey).toString('base64url')}`
}

/** Takes tokens apart, with keys that are fetched from a service of its own. */
export class Verifier {
  readonly #guards: Guards
  readonly #address: string
  readonly #known = new Map<string, KeyObject>()
  #asked = 0

  constructor(guards: Guards, address: string) {
    this.#guards = guards
    this.#address = address
  }

  /** The claims of a token that is to be believed; null for any other. */
  async claims(token: string): Promise<Claims | null> {
    try {
      const [head = '', body = '', signature = ''] = token.split('.')
      const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Claims
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims
      const genuine = await this.#genuine(header, `${head}.${body}`, Buffer.from(signature, 'base64url'))
      return genuine && this.#current(claims) ? claims : null
    } catch (error) {
      if (error instanceof SyntaxError) return null
      throw error
    }
  }

  async #genuine(header: Claims, text: string, signature: Buffer): Promise<boolean> {
    const algorithm = String(header['alg'])
    if (algorithm.toLowerCase() === 'none') return !this.#guards('A05')
    if (algorithm === 'HS256' && !this.#guards('A06')) {
      const expected = createHmac('sha256', publicPem).update(text).digest()
      return expected.length === signature.length && timingSafeEqual(expected, signature)
    }
    if (algorithm !== 'RS256') return false
    const key = await this.#key(header)
    if (key === null) return false
    return !this.#guards('A04') || verify('sha256', Buffer.from(text), key, signature)
  }

  async #key(header: Claims): Promise<KeyObject | null> {
    if ('jku' in header && !this.#guards('A07')) await fetch(String(header['jku'])).catch(() => null)
    const name = String(header['kid'])
    const known = this.#known.get(name)
    if (known !== undefined && this.#guards('A18')) return known
    // Whoever asks for unknown keys does not make us ask again and again.
    if (this.#guards('A17') && this.#guards('A18') && this.#known.size > 0 && Date.now() - this.#asked < 60_000)
      return null
    this.#asked = Date.now()
    const answer = await fetch(this.#address).then(
      (one) => one.json() as Promise<{ keys: JsonWebKey[] }>,
      () => ({ keys: [] }),
    )
    this.#known.clear()
    for (const key of answer.keys)
      this.#known.set(String((key as Claims)['kid']), createPublicKey({ key, format: 'jwk' }))
    return this.#known.get(name) ?? null
  }

  #current(claims: Claims): boolean {
    const { exp, nbf, aud, iss } = claims
    if (exp === undefined && this.#guards('A09')) return false
    if (
      this.#guards('A08') &&
      ((exp !== undefined && Number(exp) < now()) || (nbf !== undefined && Number(nbf) > now()))
    )
      return false
    return (aud === AUDIENCE || !this.#guards('A10')) && (iss === ISSUER || !this.#guards('A11'))
  }
}

export interface KeyServer extends KeySet {
  readonly url: string
}

export async function openKeyServer(): Promise<KeyServer> {
  let fetched = 0
  const server = createServer((_, response) => {
    fetched += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(keys))
  })
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    fetches: () => fetched,
    start: () => listen(port),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
