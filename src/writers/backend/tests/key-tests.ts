import type { Rule } from '../../../blueprint/expression/rule.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { type Holder, holderIn, keysIn } from '../accounts/keys/asked.ts'
import { providerOf, roleField } from '../callers.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { formulaOf } from './atoms.ts'
import { ableTo } from './creation.ts'
import { RowPlan } from './row-plan.ts'
import { CLIENT, SESSION } from './standing.ts'

/** More keys than this a test does not make. */
const MOST_MADE = 20

/** What keys of programs are tried with, and what is said of how long they hold and how many do. */
export function keyTests(design: Design): readonly WrittenFile[] {
  const making = makingOf(design)
  if (making === null) return []
  const text = renderModule(
    'Somebody who makes, sees and ends keys of programs.',
    py`
      async def maker(session: ${SESSION}) -> tuple[${imported('tests.people:Person')}, dict[str, ${imported('typing:Any')}]]:
          """Somebody new, and what is sent besides to make one."""
          ${making}
    `,
    ['maker', 'session', 'person', 'caller', 'row'],
  )
  return [{ path: 'tests/key_makers.py', owner: 'owned', text }, ...limitTests(design)]
}

/** Whether somebody is known who may make, see and end one. */
export const areKeysTried = (design: Design): boolean => makingOf(design) !== null

function makingOf(design: Design): Fragment | null {
  const { scope } = design
  if (providerOf(scope) === 'none' || keysIn(scope) === null) return null
  const holder = holderIn(scope)
  return holder === null ? py`return await ${imported('tests.people:somebody')}(session), {}` : ofHolder(holder, design)
}

/** One who may do all of it with keys of one row, by how they stand to it. */
function ofHolder({ resource, field }: Holder, { scope }: Design): Fragment | null {
  const { read, create, delete: ended } = keysIn(scope)!.access!
  if (read === null || create === null || ended === null) return null
  const rule: Rule = { kind: 'and', sides: [read, create, ended], start: 0, end: 0 }
  const able = ableTo(formulaOf(rule, resource, scope, [], 0), scope)
  if (able === null || able.atom?.kind === 'self') return null
  const plan = new RowPlan(resource, scope)
  if (able.atom !== null) plan.bring(able.atom)
  const role = roleField(scope)
  const given = role === null ? null : py`, ${ident(role)}=${lit(able.role ?? scope.roles[0] ?? '')}`
  const own = plan.assigned('row')
  return py`
    person = await ${imported('tests.people:somebody')}(session${given})
    ${able.atom !== null && py`caller = person.caller`}
    ${own}
    await session.commit()
    return person, {${lit(field)}: str(row.id)}
  `
}

function limitTests({ scope }: Design): readonly WrittenFile[] {
  const { lasts, most } = keysIn(scope)!
  const tests = [
    ...(lasts === null ? [] : [lasting(Math.round(lasts.milliseconds / 1000))]),
    ...(most === null || most > MOST_MADE ? [] : [counted(most)]),
  ]
  if (tests.length === 0) return []
  const text = renderModule('How long keys hold, and how many do.', joined([SENT, ...tests], '\n\n\n'), [
    'sent',
    'client',
    'session',
    'person',
    'more',
  ])
  return [{ path: 'tests/test_key_limits.py', owner: 'owned', text }]
}

const SENT = py`
  KEYS = "/api/v1/api-keys"


  def sent(**more: ${imported('typing:Any')}) -> dict[str, ${imported('typing:Any')}]:
      return {"name": "a program", "scopes": sorted(${imported('app.accounts.scopes:SCOPES')})[:1], **more}
`
const MAKER = py`person, more = await ${imported('tests.key_makers:maker')}(session)`
const MOMENT = imported('datetime:datetime')
const LATER = imported('datetime:timedelta')
const NOW = py`${MOMENT}.now(${imported('datetime:UTC')})`

const lasting = (seconds: number): Fragment => py`
  async def test_a_key_holds_no_longer_than_all_do(client: ${CLIENT}, session: ${SESSION}) -> None:
      ${MAKER}
      answer = await client.post(KEYS, json=sent(**more), headers=person.headers)
      ends = ${MOMENT}.fromisoformat(answer.json()["data"]["ends_at"])
      assert abs((ends - ${NOW}).total_seconds() - ${lit(seconds)}) < 60
      later = (${NOW} + ${LATER}(seconds=${lit(seconds + 60)})).isoformat()
      refused = await client.post(KEYS, json=sent(**more, ends_at=later), headers=person.headers)
      assert refused.status_code == 422
`

const counted = (most: number): Fragment => py`
  async def test_no_more_keys_hold_than_may(client: ${CLIENT}, session: ${SESSION}) -> None:
      ${MAKER}
      for _ in range(${lit(most)}):
          made = await client.post(KEYS, json=sent(**more), headers=person.headers)
          assert made.status_code == 201
      assert (await client.post(KEYS, json=sent(**more), headers=person.headers)).status_code == 409
      ended = await client.delete(f"{KEYS}/{made.json()['data']['id']}", headers=person.headers)
      assert ended.status_code == 204
      assert (await client.post(KEYS, json=sent(**more), headers=person.headers)).status_code == 201
`
