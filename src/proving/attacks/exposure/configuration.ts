import { randomBytes } from 'node:crypto'
import { NotTried, type Attack } from '../attack.ts'
import { Trial } from '../trial.ts'
import type { Surface } from '../surface/surface.ts'
import { ok } from '../wire/send.ts'
import { shown } from '../wire/shown.ts'
import type { World } from '../world/world.ts'

/** What others hand out is as long as they make it. */
const handedOut = /client|access_?key|aws|s3|files?_|storage|bucket|minio|oauth|google|github|stripe|webhook/i

const secrets = ({ backend }: Surface): readonly string[] =>
  backend.runtime.settings
    .filter(
      ({ variable, secret }) =>
        variable !== '' &&
        (secret || /secret|(^|_)key$/i.test(variable)) &&
        /secret|jwt|signing|session/i.test(variable) &&
        !handedOut.test(variable),
    )
    .map(({ variable }) => variable)

const named = ({ backend }: Surface, word: RegExp): string | undefined =>
  backend.runtime.settings.find(({ variable }) => word.test(variable))?.variable

const unsafe: Attack = {
  id: 'D10',
  title: 'It does not start in production with a default or short secret, debugging on, or CORS for everybody',
  maps: ['ASVS 13.4.2'],
  aftermath: 'restarting',
  applies: (surface) =>
    secrets(surface).length > 0 || (surface.built && unsafeChanges(surface).length > 0)
      ? null
      : 'no setting of it is a secret',
  async run(world) {
    const trial = new Trial()
    const production = world.environment.production
    if (production === null) throw new NotTried('no setting names an environment')
    for (const change of unsafeChanges(world.surface)) {
      const { ready } = await world.environment.restart({ ...production, ...change })
      const words = Object.entries(change)
        .map(([name, value]) => `${name}=${shown(value)}`)
        .join(' ')
      const seen = ready ? await effect(world, change) : null
      if (seen === undefined) trial.note(`it starts with ${words}, and nothing of it is seen outside`)
      else
        trial.fact(
          !ready,
          `it starts with ${words}`,
          `${words}: ${ready ? (seen ?? 'it answers') : 'it does not start'}`,
        )
    }
    await world.environment.restore()
    return trial.outcome(`${trial.checks} unsafe configurations do not start`)
  },
}

function unsafeChanges(surface: Surface): readonly Readonly<Record<string, string>>[] {
  const debug = named(surface, /(^|_)debug$/i)
  const cors = named(surface, /cors.*origins?|allow(ed)?_origins/i)
  return [
    ...secrets(surface)
      .slice(0, 2)
      .flatMap((name) => [{ [name]: 'changethis' }, { [name]: 'secret' }, { [name]: randomBytes(4).toString('hex') }]),
    ...(debug === undefined ? [] : [{ [debug]: 'true' }]),
    ...(cors === undefined ? [] : [{ [cors]: '["*"]' }]),
  ]
}

/** What an unsafe setting does once it is on: undefined where it does nothing that can be seen. */
async function effect(world: World, change: Readonly<Record<string, string>>): Promise<string | null | undefined> {
  if (!Object.keys(change).some((name) => /cors|origins/i.test(name))) return null
  const { path } = await world.request(world.surface.operations[0] ?? world.probe, null)
  const answer = await world.send({ method: 'GET', path, headers: { origin: 'https://evil.example' } })
  const allowed = answer.headers['access-control-allow-origin']
  return allowed === undefined
    ? undefined
    : `Access-Control-Allow-Origin: ${allowed}${ok(answer) ? '' : ` (${answer.status})`}`
}

export const attacks: readonly Attack[] = [unsafe]
