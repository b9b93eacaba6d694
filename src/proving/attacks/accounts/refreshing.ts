import { NotTried, type Attack } from '../attack.ts'
import { needs } from '../applies.ts'
import { refusedWith401 } from '../tokens/credentials.ts'
import { Trial } from '../trial.ts'
import { type Answer, ok } from '../wire/send.ts'
import { ask, columnsOf, quoted, sha256, tablesHolding } from '../world/database.ts'
import { deep } from '../world/payload.ts'
import type { World } from '../world/world.ts'
import { refreshWith, refreshed, withRefresh } from './deeds.ts'

const replay: Attack = {
  id: 'A21',
  title: 'A refresh token that was used is refused with 401, and all that came of it dies',
  maps: ['ASVS 10.4.5'],
  aftermath: 'writing',
  applies: needs('refresh'),
  async run(world) {
    const trial = new Trial()
    const caller = await withRefresh(world)
    const second = await refreshed(world, caller.refresh)
    trial.check(...refusedWith401(await refreshWith(world, caller.refresh)))
    trial.check(...refusedWith401(await refreshWith(world, second)))
    return trial.outcome('the used token is refused, and so is the one that came of it')
  },
}

const PARALLEL = 20
const ROUNDS = 3

const race: Attack = {
  id: 'A22',
  title: 'Of 20 refreshes with one token at once, one succeeds',
  maps: ['ASVS 10.4.5', 'ASVS 15.4.2'],
  aftermath: 'writing',
  applies: needs('refresh'),
  async run(world) {
    const trial = new Trial()
    const first = await withRefresh(world)
    // Connections that are only opened now would keep apart what is sent at once.
    await Promise.all(Array.from({ length: PARALLEL }, () => world.call(world.probe, first)))
    let good: readonly Answer[] = []
    for (let round = 0; round < ROUNDS && good.length <= 1; round += 1) {
      const { refresh } = round === 0 ? first : await withRefresh(world)
      good = await atOnce(world, trial, refresh)
    }
    return trial.outcome(`${good.length} of ${PARALLEL} succeed`, `${good.length} of ${PARALLEL}`)
  },
}

async function atOnce(world: World, trial: Trial, refresh: string): Promise<readonly Answer[]> {
  const answers = await Promise.all(Array.from({ length: PARALLEL }, () => refreshWith(world, refresh)))
  const good = answers.filter(ok)
  // Within a moment of grace the same client may be handed the same token again, but no second family.
  const families = new Set(good.map(({ json }) => deep(json, ['refresh_token', 'refreshToken'])))
  const statuses = answers.map(({ status }) => status).sort()
  trial.fact(families.size === 1, `${families.size} tokens came of one`, statuses.join(' '))
  for (const answer of answers) if (answer.status >= 500 || answer.status === 0) trial.check(answer, false, 'it breaks')
  return good
}

const aged: Attack = {
  id: 'A23',
  title: 'A refresh token past its absolute end is refused with 401',
  maps: ['ASVS 10.4.8'],
  aftermath: 'writing',
  applies: needs('refresh'),
  async run(world) {
    const trial = new Trial()
    const caller = await withRefresh(world)
    const current = await refreshed(world, caller.refresh)
    let moved = 0
    for (const form of [sha256(current), current])
      for (const table of await tablesHolding(world.target, form)) {
        const times = (await columnsOf(world.target, table)).filter(({ type }) => type.startsWith('timestamp'))
        if (times.length === 0) continue
        const earlier = times.map(({ name }) => `${quoted(name)} = ${quoted(name)} - interval '400 days'`).join(', ')
        await ask(
          world.target,
          `update ${table} as whole_row set ${earlier} where position($1 in whole_row::text) > 0`,
          [form],
        )
        moved += 1
      }
    if (moved === 0) throw new NotTried('its database keeps no time beside a refresh token')
    trial.check(...refusedWith401(await refreshWith(world, current)))
    return trial.outcome('400 days later, the refresh token is refused with 401')
  },
}

const stored: Attack = {
  id: 'A24',
  title: 'The database holds no refresh token, only its digest',
  maps: ['ASVS 7.2.3'],
  aftermath: 'writing',
  applies: needs('refresh'),
  async run(world) {
    const trial = new Trial()
    const { refresh } = await withRefresh(world)
    // A column of bytes shows them in hexadecimal.
    const forms = [refresh, Buffer.from(refresh).toString('hex')]
    const plain = (await Promise.all(forms.map((form) => tablesHolding(world.target, form)))).flat()
    const digests = await tablesHolding(world.target, sha256(refresh))
    trial.fact(
      plain.length === 0,
      'refresh tokens stand in the database as they are',
      plain.join(', ') || 'no table holds the token',
    )
    if (world.surface.built)
      trial.fact(digests.length > 0, 'no digest of it is kept', digests.join(', ') || 'no table holds its SHA-256')
    return trial.outcome(
      digests.length > 0 ? `only its SHA-256 is there, in ${digests.join(', ')}` : 'no table holds it',
    )
  },
}

export const attacks: readonly Attack[] = [replay, race, aged, stored]
