import type { Attack } from '../attack.ts'
import { always, needsSecured } from '../applies.ts'
import { Trial } from '../trial.ts'
import { type Answer, ok } from '../wire/send.ts'
import { NotTried } from '../attack.ts'
import type { World } from '../world/world.ts'

const origins = ['https://evil.example', 'null', 'http://127.0.0.1.evil.example']

const foreignOrigin: Attack = {
  id: 'D02',
  title: 'A foreign origin is allowed nothing, and credentials never go with *',
  maps: ['ASVS 3.4.2'],
  aftermath: 'harmless',
  applies: always,
  async run(world) {
    const trial = new Trial()
    const { path } = await world.request(world.surface.secured[0] ?? world.surface.operations[0] ?? world.probe, null)
    for (const origin of origins) {
      const headers = {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      }
      for (const answer of [
        await world.send({ method: 'OPTIONS', path, headers }),
        await world.send({ method: 'GET', path, headers: { origin } }),
      ]) {
        const allowed = answer.headers['access-control-allow-origin']
        const credentials = answer.headers['access-control-allow-credentials'] === 'true'
        const seen = `Origin: ${origin} -> Access-Control-Allow-Origin: ${allowed ?? 'no header'}${credentials ? ', with credentials' : ''}`
        // `*` without credentials hands out only what anybody may have.
        trial.fact(
          allowed === undefined || (allowed === '*' && !credentials) || (allowed !== origin && allowed !== '*'),
          'a foreign origin is let in',
          seen,
        )
      }
    }
    return trial.outcome(`${origins.length} foreign origins are allowed nothing`)
  },
}

const protective: Attack = {
  id: 'D03',
  title: 'Personal data goes out with nosniff and no-store, and in production with HSTS',
  maps: ['ASVS 3.4.1', 'ASVS 3.4.4', 'ASVS 14.3.2'],
  aftermath: 'restarting',
  applies: needsSecured,
  async run(world) {
    const trial = new Trial()
    trial.note(await world.environment.inProduction())
    const answer = await personal(world)
    const header = (name: string): string => answer.headers[name] ?? 'no header'
    trial.fact(
      header('x-content-type-options') === 'nosniff',
      'nosniff is missing',
      `X-Content-Type-Options: ${header('x-content-type-options')}`,
    )
    trial.fact(
      header('cache-control').includes('no-store'),
      'no-store is missing',
      `Cache-Control: ${header('cache-control')}`,
    )
    if (world.environment.production !== null)
      trial.fact(
        /max-age=\d{6,}/.test(header('strict-transport-security')),
        'HSTS is missing',
        `Strict-Transport-Security: ${header('strict-transport-security')}`,
      )
    return trial.outcome('nosniff, no-store and HSTS are there')
  },
}

async function personal(world: World): Promise<Answer> {
  const answer = await world.call(world.probe, await world.alice())
  if (!ok(answer)) throw new NotTried(`${world.probe.id} does not open to its caller`)
  return answer
}

const closedInProduction: Attack = {
  id: 'D04',
  title: 'In production the documentation, the contract and the metrics are closed',
  maps: ['ASVS 13.4.5', 'API9'],
  aftermath: 'restarting',
  applies: always,
  async run(world) {
    const trial = new Trial()
    trial.note(await world.environment.inProduction())
    const known = world.surface.operations.map(({ path }) => path)
    const prefix = known[0]?.match(/^\/api(\/v\d+)?/)?.[0]
    const paths = [
      '/docs',
      '/redoc',
      '/openapi.json',
      '/metrics',
      '/debug',
      ...(prefix === undefined ? [] : [`${prefix}/openapi.json`, `${prefix}/docs`]),
    ]
    for (const path of paths) {
      const answer = await world.send({ method: 'GET', path })
      // A page of a frontend that answers every path is no documentation.
      const speaks = ok(answer) && /swagger|redoc|"openapi"|# HELP|# TYPE/i.test(answer.text)
      trial.check(answer, !speaks && answer.status < 500, `${path} is open`)
    }
    return trial.outcome(`${paths.length} addresses are closed`)
  },
}

const strayMethods: Attack = {
  id: 'D05',
  title: 'TRACE and unknown methods are refused, and no header tells a version',
  maps: ['ASVS 13.4.4', 'ASVS 13.4.6'],
  aftermath: 'harmless',
  applies: always,
  async run(world) {
    const trial = new Trial()
    const { path } = await world.request(world.surface.secured[0] ?? world.surface.operations[0] ?? world.probe, null)
    for (const method of ['TRACE', 'PROPFIND', 'LINK']) {
      const answer = await world.send({ method, path, headers: { 'x-canary': 'seen-by-trace' } })
      trial.check(
        answer,
        [400, 404, 405, 501].includes(answer.status) || (method !== 'TRACE' && answer.status === 401),
        `${method} answers ${answer.status || 'nothing'}`,
      )
      trial.check(answer, !answer.text.includes('seen-by-trace'), `${method} hands back what it was sent`)
      for (const name of ['server', 'x-powered-by', 'x-aspnet-version']) {
        const value = answer.headers[name] ?? 'no header'
        trial.fact(!/\d+\.\d+/.test(value), `${name} tells a version`, `${name}: ${value}`)
      }
    }
    return trial.outcome('TRACE and unknown methods are refused')
  },
}

export const attacks: readonly Attack[] = [foreignOrigin, strayMethods, protective, closedInProduction]
