import type { Scope } from '../../../blueprint/check/scope.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { roleField } from '../callers.ts'
import { type Made, columnsOf, isOpenTo, isSent } from '../resources/resource.ts'
import { type Atom, type Formula, atomsIn, formulaFor, holds } from './atoms.ts'
import { CreatePlan } from './create-plan.ts'
import { tenantField } from '../../../blueprint/storage/tenant.ts'
import { fileTests } from './storage.ts'
import { referenceTests } from './tenants.ts'
import { CALLER, CLIENT, SESSION, pathOf, raw, truth } from './standing.ts'

/** Whoever may make one does, once for each key; what nobody asked for is refused. */
export function createTests(made: Made): readonly Fragment[] {
  const { name, design } = made
  const { scope } = design
  const formula = formulaFor(name, 'create', scope)
  const references = columnsOf(made).filter(
    ({ name: held, field }) =>
      field.type.kind === 'reference' && isSent(field) && !field.optional && held !== tenantField(name, scope),
  )
  const able = ableTo(formula, scope)
  if (able === null) return []
  const role = roleField(scope)
  const plan = new CreatePlan(
    made,
    references.map(({ name: field }) => field),
  )
  if (able.atom && able.atom.kind !== 'self' && !plan.brings(able.atom)) return []
  for (const { name: field } of references) plan.seen(field)
  const given = role === null ? null : py`, ${ident(role)}=${lit(able.role ?? scope.roles[0] ?? '')}`
  const once = !isOpenTo(made, 'create')
  return [...testsOf(made, plan.lines(), given, once), ...referenceTests(made, given), ...fileTests(made, given)]
}

function testsOf(made: Made, lines: Fragment, given: Fragment | null, once: boolean): readonly Fragment[] {
  const { name } = made
  return [
    py`
      async def wanted(session: ${SESSION}, caller: ${CALLER}) -> dict[str, ${imported('typing:Any')}]:
          """What is sent to make one, with what it points to."""
          ${lines}
    `,
    py`
      async def test_${ident(snake(name))}_is_made_told_and_listed(client: ${CLIENT}, session: ${SESSION}) -> None:
          person = await ${imported('tests.people:somebody')}(session${given})
          body = await wanted(session, person.caller)
          answer = await client.post(${lit(pathOf(made))}, json=body, headers=person.headers)
          assert answer.status_code == 201, answer.text
          told = answer.json()["data"]
          again = await client.get(f"${raw(pathOf(made))}/{told['id']}", headers=person.headers)
          if again.status_code == 200:
              assert again.json()["data"] == told
              mark = {"If-None-Match": again.headers["ETag"], **person.headers}
              assert (await client.get(f"${raw(pathOf(made))}/{told['id']}", headers=mark)).status_code == 304
    `,
    py`
      async def test_what_nobody_knows_is_refused(client: ${CLIENT}, session: ${SESSION}) -> None:
          person = await ${imported('tests.people:somebody')}(session${given})
          body = {**await wanted(session, person.caller), "id": 1, "unheard_of": 1}
          answer = await client.post(${lit(pathOf(made))}, json=body, headers=person.headers)
          assert answer.status_code == 422
    `,
    ...(once
      ? [
          py`
      async def test_the_same_key_makes_one(client: ${CLIENT}, session: ${SESSION}) -> None:
          person = await ${imported('tests.people:somebody')}(session${given})
          body = await wanted(session, person.caller)
          headers = {"Idempotency-Key": "the same", **person.headers}
          first = await client.post(${lit(pathOf(made))}, json=body, headers=headers)
          second = await client.post(${lit(pathOf(made))}, json=body, headers=headers)
          assert (first.status_code, second.status_code) == (201, 201), second.text
          assert first.json() == second.json()
          headers["Content-Type"] = "application/json"
          other = b" " + first.request.content
          refused = await client.post(${lit(pathOf(made))}, content=other, headers=headers)
          assert refused.status_code == 422, refused.text
    `,
        ]
      : []),
  ]
}

/** Somebody who may: a role, and how they stand to what it points to. */
export function ableTo(
  formula: Formula,
  { roles }: Scope,
): { readonly role: string | null; readonly atom: Exclude<Atom, { kind: 'role' | 'opaque' }> | null } | null {
  const candidates: readonly (Exclude<Atom, { kind: 'role' | 'opaque' }> | null)[] = [
    null,
    ...atomsIn(formula).flatMap((atom) => (atom.kind === 'opaque' || atom.kind === 'role' ? [] : [atom])),
  ]
  for (const atom of candidates)
    for (const role of roles.length === 0 ? [null] : roles)
      if (holds(formula, (asked) => truth(asked, { name: '', says: '', atom }, role, { roles } as Scope)) === true)
        return { role, atom }
  return null
}
