import { columnOf, snake, tableName } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { quoted } from '../../../sql/identifiers.ts'
import { roleField } from '../callers.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { type Made, columnsOf, hasDelete, hasUpdate, isSent } from '../resources/resource.ts'
import { hasRowSecurity, isHeld, tenantOf, tenantPath } from '../../../blueprint/storage/tenant.ts'
import { ROLE } from '../words.ts'
import { type Formula, atomsIn } from './atoms.ts'
import { CLIENT, SESSION, pathOf, raw } from './standing.ts'

const MAKERS = imported('tests.factories:elsewhere')
const HOME = imported('tests.factories:home')

/** Whatever somebody is, rows of another tenant are to them as if there were none. */
export function tenantTests(made: Made, reading: Formula): readonly Fragment[] {
  const { scope } = made.design
  if (tenantPath(made.name, scope) === null) return []
  return [
    reachTest(made, reading),
    ...(hasRowSecurity(scope) && made.resource.value.external === null ? [serverTest(made)] : []),
  ]
}

const madeElsewhere = (resource: string, scope: Made['design']['scope'], given: Fragment | null = null): Fragment =>
  resource === tenantOf(scope)
    ? py`await ${imported(`tests.factories:make_${snake(resource)}`)}(session)`
    : py`await ${MAKERS}(session, ${imported(`tests.factories:make_${snake(resource)}`)}${given})`

function reachTest(made: Made, reading: Formula): Fragment {
  const { name, design } = made
  const role = roleField(design.scope)
  // As open as a row can be.
  const flags = atomsIn(reading).flatMap(({ kind, ...atom }) =>
    kind === 'flag' && 'path' in atom && atom.path.length === 1 ? [atom.path[0]!] : [],
  )
  const open = [...new Set(flags)].map((name) => py`, ${ident(name)}=True`)
  const calls = [
    py`("GET", None)`,
    ...(hasUpdate(made) ? [py`("PATCH", {})`] : []),
    ...(hasDelete(made) ? [py`("DELETE", None)`] : []),
  ]
  const counts = design.scope.fields(name).get('id')!.type.kind === 'int'
  const unknown = counts ? py`2_000_000_000` : py`${imported('uuid:uuid4')}()`
  return py`
    ${role !== null && py`@${imported('pytest')}.mark.parametrize("role", list(${ROLE}))`}
    async def test_nothing_of_another_${ident(snake(tenantOf(design.scope)!))}_is_reached(
        client: ${CLIENT}, session: ${SESSION}${role !== null && py`, role: ${ROLE}`}
    ) -> None:
        person = await ${imported('tests.people:somebody')}(session${role !== null && py`, ${ident(role)}=role`})
        row = ${madeElsewhere(name, design.scope, open.length === 0 ? null : joined(open, ''))}
        listed = await client.get(${lit(pathOf(made))}, headers=person.headers)
        assert ${counts ? py`row.id` : py`str(row.id)`} not in [one["id"] for one in listed.json().get("data", [])]
        for method, body in (${calls.map((call) => py`${call}, `)}):
            theirs, nobodys = [
                await client.request(
                    method, f"${raw(pathOf(made))}/{key}", json=body, headers=person.headers
                )
                for key in (row.id, ${unknown})
            ]
            assert theirs.status_code in (403, 404)
            assert (theirs.status_code, theirs.json()) == (nobodys.status_code, nobodys.json())
  `
}

/** Whatever a query forgets, the server itself holds it to one tenant. */
function serverTest(made: Made): Fragment {
  const { name, design } = made
  const { scope } = design
  const tenant = tenantOf(scope)!
  const table = quoted(tableName(name, scope))
  const text = imported('sqlalchemy:text')
  const asked = (sql: string): Fragment => py`${text}(${lit(sql)})`
  const own = name === tenant ? py`row.id` : py`(await ${HOME}(session)).id`
  const maker = imported(`tests.factories:make_${snake(name)}`)
  return py`
    async def test_the_server_shows_nothing_of_another_${ident(snake(tenant))}(session: ${SESSION}) -> None:
        row = ${name === tenant ? py`await ${HOME}(session)` : py`await ${maker}(session)`}
        other = ${madeElsewhere(name, scope)}
        for tenant, seen in ((${own}, {row.id}), (None, set())):
            async with ${imported('app.core.database:sessions')}()() as inside, inside.begin():
                await ${imported('app.core.tenancy:enter')}(inside, tenant)
                found = await inside.scalars(
                    ${asked(`SELECT id FROM ${table} WHERE id IN (:own, :other)`)},
                    {"own": row.id, "other": other.id},
                )
                assert set(found) == seen
                gone = await inside.scalars(
                    ${asked(`UPDATE ${table} SET id = id WHERE id = :other RETURNING id`)}, {"other": other.id}
                )
                assert gone.all() == []
  `
}

/** What belongs to another tenant cannot be pointed to. */
export function referenceTests(made: Made, given: Fragment | null): readonly Fragment[] {
  const { scope } = made.design
  return columnsOf(made).flatMap(({ name: field, field: { type, ...held } }) => {
    if (type.kind !== 'reference' || !isSent({ type, ...held }) || !isHeld(type.to.text, 'read', scope)) return []
    const to = type.to.text
    const key = scope.fields(to).get('id')!.type.kind === 'int' ? py`row.id` : py`str(row.id)`
    return [
      py`
        async def test_its_${ident(snake(field))}_is_of_the_same_${ident(snake(tenantOf(scope)!))}(client: ${CLIENT}, session: ${SESSION}) -> None:
            """${words(`${one(made.name).replace(/^./, (letter) => letter.toUpperCase())} points to no ${spoken(to)} of another.`)}"""
            person = await ${imported('tests.people:somebody')}(session${given})
            body = await wanted(session, person.caller)
            row = ${madeElsewhere(to, scope)}
            body[${lit(columnOf(field, type))}] = ${key}
            answer = await client.post(${lit(pathOf(made))}, json=body, headers=person.headers)
            assert answer.status_code == 422, answer.text
      `,
    ]
  })
}
