import { NotTried, type Attack } from '../attack.ts'
import { needsBearer } from '../applies.ts'
import { Trial } from '../trial.ts'
import { decoded } from '../world/jwt.ts'
import type { World } from '../world/world.ts'
import { refusedWith401 } from './credentials.ts'
import { genuine, now, reissued } from './forged.ts'

type Claims = Readonly<Record<string, unknown>>

/** An attack that signs other claims as the backend would, and expects 401 for each. */
function otherClaims(
  about: Omit<Attack, 'run' | 'applies' | 'aftermath'>,
  held: string,
  variants: () => readonly Claims[],
): Attack {
  return {
    ...about,
    aftermath: 'harmless',
    applies: needsBearer,
    async run(world) {
      const trial = new Trial()
      // Signed anew but unchanged, it must be let in: else the key is another one, and a refusal says nothing.
      await expectTaken(world)
      for (const claims of variants()) trial.check(...refusedWith401(await world.enters(await reissued(world, claims))))
      return trial.outcome(held)
    },
  }
}

async function expectTaken(world: World): Promise<void> {
  const answer = await world.enters(await reissued(world, {}))
  if (answer.status >= 400) throw new NotTried('a token signed with the key that is known here is not taken')
}

const expired = otherClaims(
  {
    id: 'A08',
    title: 'A token that expired a minute ago, or is not valid yet, is refused with 401',
    maps: ['ASVS 9.2.1'],
  },
  'expired and not yet valid tokens are refused with 401',
  () => [{ exp: now() - 60 }, { nbf: now() + 3600, exp: now() + 7200 }],
)

const endless = otherClaims(
  { id: 'A09', title: 'A token that never expires is refused with 401', maps: ['ASVS 9.2.1'] },
  'a token without exp is refused with 401',
  () => [{ exp: undefined }],
)

const audience = otherClaims(
  { id: 'A10', title: 'A token for another audience is refused with 401', maps: ['ASVS 9.2.3', 'ASVS 10.3.1'] },
  'another audience is refused with 401',
  () => [{ aud: 'another-service' }],
)

const issuer: Attack = {
  id: 'A11',
  title: 'A token of another issuer, or of none, is refused with 401',
  maps: ['ASVS 10.3.3'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    await expectTaken(world)
    const trial = new Trial()
    trial.check(...refusedWith401(await world.enters(await reissued(world, { iss: 'https://evil.example' }))))
    trial.check(...refusedWith401(await world.enters(await reissued(world, { iss: undefined }))))
    return trial.outcome('another and a missing issuer are refused with 401')
  },
}

const subject = otherClaims(
  { id: 'A15', title: 'A token about nobody that could be is refused with 401, not with 500', maps: ['ASVS 16.5.3'] },
  'subjects of every wrong kind are refused with 401',
  () => [{ sub: 'not-a-key' }, { sub: '' }, { sub: undefined }, { sub: 'a\u0000b' }, { sub: '9'.repeat(40) }],
)

const FIFTEEN_MINUTES = 15 * 60

const lifetime: Attack = {
  id: 'A16',
  title: 'An access token lives at most 15 minutes',
  maps: ['ASVS 7.3.2'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    const trial = new Trial()
    const fresh = await freshToken(world)
    const { exp, iat } = fresh.token.claims
    if (typeof exp !== 'number') {
      trial.fact(false, 'it never expires', 'no exp in the token')
      return trial.outcome('')
    }
    const seconds = exp - (typeof iat === 'number' ? iat : now())
    const figure = seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 86_400).toFixed(1)} days`
    trial.fact(seconds <= FIFTEEN_MINUTES + 5, `it lives for ${figure}`, `exp - iat = ${seconds} s`)
    return trial.outcome(`access tokens live for ${figure}`, figure)
  },
}

/** Where the token says nothing of when it was made, only a new one tells how long it lives. */
async function freshToken(world: World): ReturnType<typeof genuine> {
  const known = await genuine(world)
  if (typeof known.token.claims['iat'] === 'number') return known
  const { token: text } = await world.fresh().catch(() => world.alice())
  const token = text === null ? null : decoded(text)
  return text === null || token === null ? known : { text, token }
}

export const attacks: readonly Attack[] = [expired, endless, audience, issuer, subject, lifetime]
