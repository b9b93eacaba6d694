import { NotTried, type Attack } from '../attack.ts'
import type { KeySet } from '../../target.ts'
import { needsBearer } from '../applies.ts'
import { Trial } from '../trial.ts'
import { ok } from '../wire/send.ts'
import type { World } from '../world/world.ts'
import { refusedWith401 } from './credentials.ts'
import { genuine } from './forged.ts'

function keySet(world: World): KeySet {
  const { keySet: found } = world.target
  if (found === undefined) throw new NotTried('it verifies tokens with keys of its own, and fetches none')
  return found
}

const flood: Attack = {
  id: 'A17',
  title: 'A hundred tokens with unknown keys are refused, and make it fetch the keys once at most',
  maps: ['API4'],
  aftermath: 'harmless',
  applies: needsBearer,
  async run(world) {
    const keys = keySet(world)
    const { text } = await genuine(world)
    const [header = '', claims, signature] = text.split('.')
    const said = JSON.parse(Buffer.from(header, 'base64url').toString()) as Readonly<Record<string, unknown>>
    const before = keys.fetches()
    const trial = new Trial()
    for (let number = 0; number < 100; number += 1) {
      const other = Buffer.from(JSON.stringify({ ...said, kid: `unknown-${number}` })).toString('base64url')
      trial.check(...refusedWith401(await world.enters(`${other}.${claims}.${signature}`)))
    }
    const fetched = keys.fetches() - before
    trial.fact(fetched <= 1, `the keys were fetched ${fetched} times`, `${fetched} fetches for 100 unknown keys`)
    return trial.outcome(`100 unknown keys made it fetch the keys ${fetched} times`, `${fetched} fetches`)
  },
}

const outage: Attack = {
  id: 'A18',
  title: 'While the key set cannot be fetched, tokens signed with known keys are still taken',
  maps: ['ASVS 16.5.2'],
  aftermath: 'exhausting',
  applies: needsBearer,
  async run(world) {
    const keys = keySet(world)
    const caller = await world.alice()
    const trial = new Trial()
    if (!ok(await world.call(world.probe, caller))) throw new NotTried('its caller is not let in to begin with')
    await keys.stop()
    try {
      const answer = await world.call(world.probe, caller)
      trial.check(answer, ok(answer), 'a valid token is refused while the keys are away')
    } finally {
      await keys.start()
    }
    return trial.outcome('a token with a known key is taken while the key set is down')
  },
}

export const attacks: readonly Attack[] = [flood, outage]
