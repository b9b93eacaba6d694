import { isObject } from '../../../kernel/json.ts'
import type { Operation } from '../../../model/index.ts'
import { NotTried, type Attack } from '../attack.ts'
import { Trial } from '../trial.ts'
import { type Answer, ok } from '../wire/send.ts'
import { ask, quoted } from '../world/database.ts'
import { keysOf } from '../surface/resources.ts'
import type { World } from '../world/world.ts'

const inner =
  /Traceback|File "[^"]+\.py"|\bSELECT\b.+\bFROM\b|\bsqlalchemy\b|\bpsycopg|\basyncpg\b|\/site-packages\/|\/usr\/lib|\bat [\w.]+ \([^)]+:\d+:\d+\)|relation "\w+" does not exist/i

const unhandled: Attack = {
  id: 'D01',
  title: 'An error nobody handles answers JSON with a request id, and tells nothing of code, SQL or paths',
  maps: ['ASVS 16.5.1', 'ASVS 16.5.4'],
  aftermath: 'writing',
  applies: ({ operations }) => (operations.length > 0 ? null : 'it has no operations'),
  async run(world) {
    const trial = new Trial()
    const broken = (await provoked(world, trial)) ?? world.answers.find(({ status }) => status >= 500)
    if (broken === undefined)
      throw new NotTried('no request of this run led to an unhandled error, and no table could be hidden from it')
    trial.check(broken, isObject(broken.json), 'it is no JSON')
    trial.check(broken, !inner.test(broken.text), 'it tells what is inside')
    const names = Object.keys(broken.headers).concat(broken.text)
    trial.check(
      broken,
      names.some((one) => /request.?id|correlation|trace.?(id|parent)/i.test(one)),
      'it has no request id',
    )
    for (const answer of world.answers.filter(({ status }) => status >= 400))
      if (inner.test(answer.text)) trial.check(answer, false, 'an error tells what is inside')
    return trial.outcome(`an unhandled error answers ${broken.status} in JSON`)
  },
}

/** Hides a table for the time of one request, so that the program meets what it does not expect. */
async function provoked(world: World, trial: Trial): Promise<Answer | null> {
  const found = readable(world)
  if (found === null) return null
  const { operation, table } = found
  const hidden = `${table}_hidden`
  try {
    await ask(world.target, `alter table ${quoted(table)} rename to ${quoted(hidden)}`)
  } catch (error) {
    if (!(error instanceof NotTried)) throw error
    trial.note(error.message)
    return null
  }
  try {
    const answer = await world.call(operation, await world.alice())
    return ok(answer) || answer.status < 500 ? null : answer
  } finally {
    await ask(world.target, `alter table ${quoted(hidden)} rename to ${quoted(table)}`)
  }
}

function readable({ surface }: World): { readonly operation: Operation; readonly table: string } | null {
  for (const operation of surface.secured.filter(({ method, path }) => method === 'get' && keysOf(path).length === 0)) {
    // What the caller is known by must stay: else nobody gets as far as the error.
    const table = operation.statements
      .filter(({ verb }) => verb === 'select')
      .flatMap(({ tables }) => tables)
      .find((name) => !/user|account|session|token/i.test(name))
    if (table !== undefined) return { operation, table: table.split('.').pop() ?? table }
  }
  return null
}

export const attacks: readonly Attack[] = [unhandled]
