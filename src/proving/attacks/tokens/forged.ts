import { NotTried } from '../attack.ts'
import { type SigningKey, type Token, decoded } from '../world/jwt.ts'
import { signed } from '../world/jwt.ts'
import type { World } from '../world/world.ts'

/** A token of an ordinary caller, taken apart. */
export async function genuine(world: World): Promise<{ readonly text: string; readonly token: Token }> {
  const { token: text } = await world.alice()
  const token = text === null ? null : decoded(text)
  if (text === null || token === null) throw new NotTried('callers prove themselves by no JSON web token')
  return { text, token }
}

export function signingKey(world: World): SigningKey {
  const { signing } = world.target
  if (signing === undefined) throw new NotTried('the key its tokens are signed with is not known here')
  return signing
}

/** The same token with other claims, signed as the backend signs. Claims that are undefined are left out. */
export async function reissued(world: World, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const key = signingKey(world)
  const { token } = await genuine(world)
  return signed({ header: token.header, claims: { ...token.claims, ...claims } }, key)
}

export const now = (): number => Math.floor(Date.now() / 1000)
