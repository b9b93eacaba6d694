import { setTimeout as pause } from 'node:timers/promises'
import type { Operation } from '../../../model/index.ts'
import type { Attack } from '../attack.ts'
import { type Field, withField } from '../../../model/contract/schema.ts'
import { Trial } from '../trial.ts'
import { followsAddress } from '../surface/addresses.ts'
import { bodyFields } from '../surface/bodies.ts'
import type { Surface } from '../surface/surface.ts'
import { openTrap } from '../wire/trap.ts'
import type { Caller } from '../world/caller.ts'
import type { World } from '../world/world.ts'

interface Place {
  readonly operation: Operation
  readonly field: Field
}

const addressed = /(^|_)(url|uri|webhook|callback|endpoint|hook|feed|link|website)s?(_url)?$/i

const places = ({ operations, backend }: Surface): readonly Place[] =>
  operations
    .filter(({ method }) => ['post', 'put', 'patch'].includes(method))
    .flatMap((operation) =>
      bodyFields(backend, operation)
        .filter(
          ({ path, schema }) =>
            schema['type'] === 'string' &&
            (/^ur[il]$/.test(String(schema['format'])) ||
              addressed.test(String(path.findLast((one) => typeof one === 'string')))),
        )
        .map((field) => ({ operation, field })),
    )

const isFollowed = ({ operation, field }: Place): boolean => followsAddress(operation, field.path)

const internal = (port: number): readonly string[] => [
  `http://127.0.0.1:${port}/a`,
  `http://localhost:${port}/b`,
  `http://[::1]:${port}/c`,
  `http://[::ffff:127.0.0.1]:${port}/d`,
  `http://2130706433:${port}/e`,
  `http://0x7f000001:${port}/f`,
  `http://0177.0.0.1:${port}/g`,
  `http://127.1:${port}/h`,
  `http://user@127.0.0.1:${port}/i`,
  `http://0.0.0.0:${port}/j`,
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_INFO',
]

const ENOUGH_TO_FETCH = 1500

/** Whoever gets so far that the address is looked at: whom a role keeps out, no address is refused to. */
async function allowed(world: World, { operation, field }: Place, alice: Caller): Promise<Caller> {
  const body = withField(await world.body(operation, alice), field.path, NOWHERE)
  const { status } = await world.settled(() => world.call(operation, alice, { body }))
  return (status === 403 ? world.admin() : null) ?? alice
}

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9/'

const forgery: Attack = {
  id: 'C12',
  title: 'An address inside the own network is refused with 422, and nothing is fetched from it',
  maps: ['API7', 'ASVS 1.3.6', 'ASVS 15.3.2'],
  aftermath: 'writing',
  applies: (surface) => (places(surface).length > 0 ? null : 'no body has an address'),
  async run(world) {
    const trial = new Trial()
    const alice = await world.alice()
    const trap = await openTrap()
    try {
      for (const place of places(world.surface)) {
        const caller = await allowed(world, place, alice)
        for (const address of internal(trap.port)) {
          const body = withField(await world.body(place.operation, caller), place.field.path, address)
          const answer = await world.settled(() => world.call(place.operation, caller, { body }))
          if ([401, 403, 404, 429].includes(answer.status)) continue
          const refused = answer.status === 422 || answer.status === 400
          trial.check(
            answer,
            refused || (!isFollowed(place) && answer.status < 500),
            `${address} as ${place.field.path.join('.')} is taken`,
          )
        }
      }
      await pause(ENOUGH_TO_FETCH)
      trial.fact(
        trap.seen.length === 0,
        'it went there',
        `${trap.seen.length} connections at a server on the loopback address${trap.seen.length > 0 ? `: ${trap.seen.join(', ')}` : ''}`,
      )
    } finally {
      await trap.close()
    }
    trial.note(
      'names that change where they lead, and redirects from outside, are not tried: that would need servers elsewhere',
    )
    return trial.outcome('internal addresses are refused or never followed', '0 connections')
  },
}

export const attacks: readonly Attack[] = [forgery]
