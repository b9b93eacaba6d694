import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { isObject, listAt } from '../../../kernel/json.ts'
import { NotTried, type Attack } from '../attack.ts'
import { needsBearer } from '../applies.ts'
import { Trial } from '../trial.ts'
import { openTrap } from '../wire/trap.ts'
import { type SigningKey, signed, unsigned } from '../world/jwt.ts'
import type { World } from '../world/world.ts'
import { refusedWith401 } from './credentials.ts'
import { genuine } from './forged.ts'

const altered: Attack = {
  id: 'A04',
  title: 'A token whose signature was changed is refused with 401',
  maps: ['ASVS 9.1.1'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    const trial = new Trial()
    const { text } = await genuine(world)
    trial.check(...refusedWith401(await world.enters(`${text.slice(0, -4)}${text.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`)))
    trial.check(...refusedWith401(await world.enters(text.slice(0, text.lastIndexOf('.') + 1))))
    return trial.outcome('a changed and a missing signature are refused with 401')
  },
}

const none: Attack = {
  id: 'A05',
  title: 'A token that says it needs no signature is refused with 401',
  maps: ['ASVS 9.1.2'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    const trial = new Trial()
    const { token } = await genuine(world)
    for (const alg of ['none', 'None', 'NONE']) {
      const [, claims] = unsigned(token).split('.')
      const header = Buffer.from(JSON.stringify({ ...token.header, alg })).toString('base64url')
      trial.check(...refusedWith401(await world.enters(`${header}.${claims}.`)))
    }
    return trial.outcome('alg none, in three spellings, is refused with 401')
  },
}

const confused: Attack = {
  id: 'A06',
  title: 'A token signed with the public key as if it were a shared secret is refused with 401',
  maps: ['ASVS 9.1.2'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    const { token } = await genuine(world)
    if (String(token.header['alg']).startsWith('HS')) throw new NotTried('its tokens are signed with a shared secret')
    const trial = new Trial()
    for (const key of await publicKeys(world)) {
      const forged = signed(token, { algorithm: 'HS256', key })
      trial.check(...refusedWith401(await world.enters(forged)))
    }
    return trial.outcome('the public key in each spelling makes no token that is taken')
  },
}

/** The published keys, in every spelling a careless verifier could take for a secret. */
async function publicKeys(world: World): Promise<readonly string[]> {
  const paths = ['/.well-known/jwks.json', '/jwks.json', '/api/auth/jwks', '/.well-known/jwks']
  for (const path of paths) {
    const { json } = await world.send({ method: 'GET', path })
    const keys = isObject(json) ? listAt(json, 'keys').filter(isObject) : []
    if (keys.length === 0) continue
    return keys.flatMap((key) => {
      const object = createPublicKey({ key: key as JsonWebKey, format: 'jwk' })
      const pem = object.export({ type: 'spki', format: 'pem' }).toString()
      return [pem, pem.trim(), JSON.stringify(key)]
    })
  }
  const { signing } = world.target
  if (signing === undefined || signing.algorithm.startsWith('HS'))
    throw new NotTried('its public keys are published nowhere on this address')
  const pem = createPublicKey(signing.key).export({ type: 'spki', format: 'pem' }).toString()
  return [pem, pem.trim()]
}

let made: { readonly jwk: object; readonly key: SigningKey } | undefined

/** Made once: that takes longer than anything done with them. */
function keysOfOurs(): NonNullable<typeof made> {
  if (made !== undefined) return made
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  made = {
    jwk: { ...publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' },
    key: { algorithm: 'RS256', key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
  }
  return made
}

const ownKey: Attack = {
  id: 'A07',
  title: 'A token that brings its own key, or the address of one, is refused with 401 and nothing is fetched',
  maps: ['ASVS 9.1.3'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    const { token } = await genuine(world)
    const { jwk, key } = keysOfOurs()
    const trap = await openTrap(JSON.stringify({ keys: [jwk] }))
    const trial = new Trial()
    try {
      const address = `http://127.0.0.1:${trap.port}/keys`
      for (const header of [{ jwk }, { jku: address, kid: 'own' }, { x5u: address, kid: 'own' }])
        trial.check(
          ...refusedWith401(
            await world.enters(signed({ header: { typ: 'JWT', ...header }, claims: token.claims }, key)),
          ),
        )
      trial.fact(
        trap.seen.length === 0,
        'it asked the address in the token',
        `${trap.seen.length} connections at the trap`,
      )
    } finally {
      await trap.close()
    }
    return trial.outcome('jwk, jku and x5u are refused with 401, and nothing was fetched', '0 requests')
  },
}

export const attacks: readonly Attack[] = [altered, none, confused, ownKey]
