import type { Operation } from '../../../model/index.ts'
import { NotTried, type Attack } from '../attack.ts'
import { Trial } from '../trial.ts'
import { isSecured } from '../surface/bodies.ts'
import type { Surface } from '../surface/surface.ts'
import { now, reissued } from '../tokens/forged.ts'
import { loopback } from '../wire/loopback.ts'
import { openSocket } from '../wire/websocket.ts'
import type { World } from '../world/world.ts'

/** Those of our own hear who it is in the first message, which no signature tells. */
const sockets = ({ backend, people }: Surface): readonly { readonly path: string }[] =>
  backend.api.webSockets.filter(({ access }) => people || access.state !== 'public')

const events = ({ operations }: Surface): readonly Operation[] =>
  operations.filter((one) => isSecured(one) && one.responses.some(({ content }) => 'text/event-stream' in content))

const streams: Attack = {
  id: 'D06',
  title: 'A stream is closed to whoever has no token, comes from a foreign origin, or whose token runs out',
  maps: ['ASVS 4.4.2'],
  aftermath: 'harmless',
  applies: (surface) =>
    sockets(surface).length + events(surface).length > 0
      ? null
      : 'it has no WebSocket and no event stream that asks for credentials',
  async run(world) {
    const trial = new Trial()
    for (const { path } of sockets(world.surface)) await triedSocket(world, trial, await filledPath(world, path))
    for (const operation of events(world.surface)) {
      const answer = await world.call(operation, null)
      trial.check(answer, answer.status === 401 || answer.status === 403, 'the event stream opens without a token')
    }
    return trial.outcome('streams are closed to all of them')
  },
}

async function filledPath(world: World, path: string): Promise<string> {
  const caller = await world.alice()
  let filled = path
  for (const [whole] of path.matchAll(/\{[^}]+\}/g)) {
    const collection = path.slice(0, path.indexOf(whole)).replace(/\/+$/, '')
    const named = world.surface.resources.find(({ name }) => collection.endsWith(`/${name}`))
    filled = filled.replace(whole, (await world.keyFor(caller, named?.collection ?? collection)) ?? 'x')
  }
  return filled
}

const LONG_ENOUGH = 600
/** Longer than whoever opens a socket of ours may keep silent. */
const SILENCE = 12_000

async function triedSocket(world: World, trial: Trial, path: string): Promise<void> {
  const address = loopback(world.target.url)
  const caller = await world.alice()
  const speaks = world.surface.people
  const open = (token: string | null, headers: Readonly<Record<string, string>>): ReturnType<typeof openSocket> =>
    opened(address, token === null || speaks ? path : `${path}?token=${encodeURIComponent(token)}`, headers, token)
  const opened: typeof introduced = speaks ? introduced : openSocket
  const stands = async (token: string | null, headers: Readonly<Record<string, string>>): Promise<boolean> => {
    const socket = await open(token, headers)
    const gone = await socket.closed(speaks && token === null ? SILENCE : LONG_ENOUGH)
    socket.end()
    return !gone
  }
  if (!(await stands(caller.token, caller.headers))) throw new NotTried(`${path} does not open to its caller`)
  const foreign = { ...caller.headers, origin: 'https://evil.example' }
  const [bare, garbage, elsewhere] = await Promise.all([
    stands(null, {}),
    stands('abc', {}),
    stands(caller.token, foreign),
  ])
  trial.fact(!bare, 'it opens without a token', `${path} without a token`)
  trial.fact(!garbage, 'it opens with a token that is none', `${path} with the token abc`)
  trial.fact(!elsewhere, 'it opens to a foreign origin', `${path} from https://evil.example`)
  if (bare || world.target.signing === undefined)
    return trial.note(
      'whether it closes when a token runs out was not tried: that takes a closed door and the key of tokens',
    )
  const short = await reissued(world, { iat: now(), exp: now() + 2 })
  const socket = await open(short, { authorization: `Bearer ${short}` })
  const closed = await socket.closed(5000)
  socket.end()
  trial.fact(
    closed,
    'it stays open after the token ran out',
    `${path} with a token of 2 seconds, ${closed ? 'closed' : 'open'} after 5 seconds`,
  )
}

/** Opens a socket of ours: who it is comes in the first message. */
async function introduced(
  address: URL,
  path: string,
  headers: Readonly<Record<string, string>>,
  token: string | null,
): ReturnType<typeof openSocket> {
  const socket = await openSocket(address, path, 'origin' in headers ? { origin: headers['origin']! } : {})
  if (token !== null) socket.say(JSON.stringify({ token }))
  return socket
}

export const attacks: readonly Attack[] = [streams]
