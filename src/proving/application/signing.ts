import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Principal } from '../target.ts'

export interface Signing {
  readonly algorithm: string
  readonly key: string
}

const HASHES: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }

/** The value of the environment that callers' tokens turn out to be signed with; null where none is. */
export function signingOf(
  principals: readonly Principal[],
  environment: Readonly<Record<string, string>>,
): Signing | null {
  for (const { headers } of principals) {
    const [head = '', payload = '', signature = ''] = (bearerIn(headers) ?? '').split('.')
    const algorithm = algorithmIn(head)
    const hash = HASHES[algorithm]
    if (hash === undefined) continue
    const given = Buffer.from(signature, 'base64url')
    const key = Object.values(environment).find((value) => {
      const own = createHmac(hash, value).update(`${head}.${payload}`).digest()
      return own.length === given.length && timingSafeEqual(own, given)
    })
    if (key !== undefined) return { algorithm, key }
  }
  return null
}

function bearerIn(headers: Readonly<Record<string, string>>): string | null {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  return /^bearer (\S+)$/i.exec(value ?? '')?.[1] ?? null
}

function algorithmIn(head: string): string {
  try {
    const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { readonly alg?: unknown }
    return typeof alg === 'string' ? alg : ''
  } catch {
    return ''
  }
}
