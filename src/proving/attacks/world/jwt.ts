import { createHmac, createPrivateKey, sign } from 'node:crypto'
import { isObject, type Json } from '../../../kernel/json.ts'

export interface Token {
  readonly header: Json
  readonly claims: Json
}

export interface SigningKey {
  /** `HS256`, `RS256`, `ES256`, `EdDSA`... */
  readonly algorithm: string
  /** The shared secret, or the private key as PEM. */
  readonly key: string
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What a JSON web token says; null for any other kind of token. */
export function decoded(token: string): Token | null {
  const [head, body, signature] = token.split('.')
  if (head === undefined || body === undefined || signature === undefined) return null
  try {
    const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString())
    const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
    return isObject(header) && isObject(claims) ? { header, claims } : null
  } catch {
    return null
  }
}

export function signed({ header, claims }: Token, { algorithm, key }: SigningKey): string {
  const text = `${part({ ...header, alg: algorithm })}.${part(claims)}`
  return `${text}.${signatureOf(text, algorithm, key).toString('base64url')}`
}

export const unsigned = ({ header, claims }: Token): string => `${part({ ...header, alg: 'none' })}.${part(claims)}.`

function signatureOf(text: string, algorithm: string, key: string): Buffer {
  const hash = `sha${algorithm.slice(2)}`
  if (algorithm.startsWith('HS')) return createHmac(hash, key).update(text).digest()
  const secret = createPrivateKey(key)
  if (algorithm === 'EdDSA') return sign(null, Buffer.from(text), secret)
  return sign(hash, Buffer.from(text), algorithm.startsWith('ES') ? { key: secret, dsaEncoding: 'ieee-p1363' } : secret)
}
