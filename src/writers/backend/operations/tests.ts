import type { Field } from '../../../blueprint/expression/field.ts'
import { columnOf } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { roleField } from '../callers.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { moduleName } from '../names.ts'
import type { Made } from '../resources/resource.ts'
import { atomsIn, formulaFor, formulaOf, holds } from '../tests/atoms.ts'
import { sentValue } from '../tests/values.ts'
import { standingFunction, standingsOf } from '../tests/matrix.ts'
import { CALLER, CLIENT, SESSION, type Standing, raw, truth } from '../tests/standing.ts'
import { type Done, functionName } from './operation.ts'

/** `tests/operations/test_deletion_request.py`: every role, in every standing, and what each is answered. */
export function operationTests(made: Made, all: readonly Done[]): readonly WrittenFile[] {
  const { scope } = made.design
  const read = formulaFor(made.name, 'read', scope)
  const formulas = all.map(({ rule }) => formulaOf(rule, made.name, scope, [], 0))
  const standings = standingsOf(formulas)
  const falseAtoms = [read, ...formulas].flatMap(atomsIn).filter(({ kind }) => kind === 'flag' || kind === 'word')
  const tests = all.flatMap((done) => testOf(done, standings))
  if (tests.length === 0) return []
  const rows = all.some(({ hasRow }) => hasRow)
  const text = renderModule(
    `Who may do what else with ${one(made.name)}.`,
    joined(
      [...(rows ? standings.map((standing) => standingFunction(made, standing, falseAtoms)) : []), ...tests],
      '\n\n\n',
    ),
    [...standings.map(({ name }) => name), 'session', 'client', 'row', 'person', 'answer', 'body', 'caller'],
  )
  return [{ path: `tests/operations/test_${moduleName(made.name)}.py`, owner: 'owned', text }]
}

function testOf(done: Done, standings: readonly Standing[]): readonly Fragment[] {
  const body = bodyOf(done)
  if (body === null) return []
  const cases = done.hasRow ? standings.flatMap((standing) => casesOf(done, standing)) : casesOf(done, NOBODY)
  return [
    ...(cases.length === 0 ? [] : [allowedTest(done, cases, body)]),
    ...(done.isOpen ? [] : [signInTest(done, body)]),
  ]
}

const NOBODY: Standing = { name: 'stranger', says: '', atom: null }

interface Case {
  readonly role: string | null
  readonly standing: string
  readonly status: number
}

function casesOf(done: Done, standing: Standing): readonly Case[] {
  const { made, rule, hasRow } = done
  const { scope } = made.design
  const roles = roleField(scope) === null ? [null] : scope.roles
  const formula = formulaOf(rule, made.name, scope, [], 0)
  const well = done.effect.kind === 'custom' ? 501 : done.status
  return roles.flatMap((role): readonly Case[] => {
    const ask = (of: typeof formula): boolean | null => holds(of, (atom) => truth(atom, standing, role, scope))
    const [may, seen] = [ask(formula), ask(formulaFor(made.name, 'read', scope))]
    if (!hasRow) {
      // Where rows decide, everybody is answered, with the rows that are theirs.
      const answered = done.isPlain ? (may === null ? null : may ? well : 403) : well
      return answered === null ? [] : [{ role, standing: standing.name, status: answered }]
    }
    if (may === null || seen === null) return []
    return [{ role, standing: standing.name, status: may ? well : seen || done.isPlain ? 403 : 404 }]
  })
}

function allowedTest(done: Done, cases: readonly Case[], body: Fragment): Fragment {
  const { made, hasRow } = done
  const role = roleField(made.design.scope)
  const given = role === null ? null : py`, ${ident(role)}=role`
  const callable = imported('collections.abc:Callable')
  const awaitable = imported('collections.abc:Awaitable')
  const shape = hasRow ? py`("role", "standing", "status")` : py`("role", "status")`
  return py`
    @${imported('pytest')}.mark.parametrize(
        ${shape},
        [
            ${cases.map((one_) => py`(${lit(one_.role)}, ${hasRow && py`${ident(one_.standing)}, `}${lit(one_.status)}),`)}
        ],
    )
    async def test_who_may_${ident(functionName(done))}(
        client: ${CLIENT},
        session: ${SESSION},
        role: str,
        ${hasRow && py`standing: ${callable}[[${SESSION}, ${CALLER}], ${awaitable}[${made.model}]],`}
        status: int,
    ) -> None:
        person = await ${imported('tests.people:somebody')}(session${given})
        ${hasRow && py`row = await standing(session, person.caller)`}
        ${call(done, body, py`, headers=person.headers`)}
        assert answer.status_code == status, answer.text
  `
}

function signInTest(done: Done, body: Fragment): Fragment {
  const { hasRow } = done
  return py`
    async def test_nobody_may_${ident(functionName(done))}_without_signing_in(client: ${CLIENT}${hasRow && py`, session: ${SESSION}`}) -> None:
        ${hasRow && py`row = await stranger(session, (await ${imported('tests.people:somebody')}(session)).caller)`}
        ${call(done, body, null)}
        assert answer.status_code == 401
  `
}

function call({ made, method, path, hasRow, takes }: Done, body: Fragment, headers: Fragment | null): Fragment {
  const place = `/api/v1${path}`
  const url = hasRow ? py`f"${raw(place.replace(`{${made.keyName}}`, '{row.id}'))}"` : lit(place)
  const query = method === 'get' || method === 'delete'
  const sent = takes.length === 0 ? null : query ? py`, params=${body}` : py`, json=${body}`
  return py`answer = await client.${ident(method)}(${url}${sent}${headers})`
}

/** What it takes, with a value for all that has to be said; null where that points to another row. */
function bodyOf({ takes, made }: Done): Fragment | null {
  const needed = takes.filter(({ value }) => !value.optional && value.default === null)
  if (needed.some(({ value }) => value.type.kind === 'reference' || value.type.kind === 'file')) return null
  const lines = needed.map(({ name, value }) => {
    const sent = plainValue(value) ?? sentValue(name, value, made)
    return sent === null ? null : py`${lit(columnOf(name, value.type))}: ${sent}`
  })
  return lines.includes(null) ? null : py`{${joined(lines, ', ')}}`
}

/** Words need not differ from one another here. */
function plainValue({ type }: Field): Fragment | null {
  if (type.kind === 'str' || type.kind === 'text') return lit('x'.repeat(Math.max(1, type.least ?? 0)))
  if (type.kind === 'email') return lit('person@example.com')
  return type.kind === 'url' ? lit('https://example.com/') : null
}
