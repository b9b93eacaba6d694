import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Why a request is not let in; null where it is. */
export interface Refused {
  readonly status: 401 | 403
  readonly reason: string
}

/**
 * Lets in who knows the token and comes by the address that is served. A page in a browser may reach a loopback address
 * under any name that leads there, so that both the name and where the page comes from are looked at.
 */
export function refusal(headers: IncomingHttpHeaders, port: number, token: string): Refused | null {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`)
  if (!hosts.includes((headers.host ?? '').toLowerCase()))
    return { status: 403, reason: 'this Host is not served here' }
  const origin = headers.origin
  if (origin !== undefined && !hosts.some((host) => origin.toLowerCase() === `http://${host}`))
    return { status: 403, reason: 'this Origin is not served here' }
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  return isSame(given, token) ? null : { status: 401, reason: 'the bearer token is missing or wrong' }
}

/** In the same time for every text: digests are of one length. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digestOf(one), digestOf(other))

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()
