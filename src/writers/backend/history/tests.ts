import type { Field } from '../../../blueprint/expression/field.ts'
import { columnOf, snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { roleField } from '../callers.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { isPlain, type Made } from '../resources/resource.ts'
import { formulaFor, holds } from '../tests/atoms.ts'
import { ableTo } from '../tests/creation.ts'
import { RowPlan } from '../tests/row-plan.ts'
import { CALLER, CLIENT, SESSION, pathOf, raw, truth } from '../tests/standing.ts'
import { wordName, wordSymbol, wordsOf } from '../words.ts'

/** Changes are told to whoever may read the row, and to nobody else. */
export function historyTests(all: readonly Made[]): readonly WrittenFile[] {
  const tests = all.flatMap(testsOf)
  if (tests.length === 0) return []
  const text = renderModule(
    'What fields held before is kept, and told to whoever may read the row.',
    joined(tests, '\n\n\n'),
    ['session', 'client', 'row', 'person', 'answer', 'caller'],
  )
  return [{ path: 'tests/test_history.py', owner: 'owned', text }]
}

function testsOf(made: Made): readonly Fragment[] {
  const { name, resource, design } = made
  const { scope } = design
  const able = ableTo(formulaFor(name, 'read', scope), scope)
  const held = (resource.value.history ?? []).flatMap(({ text }) => {
    const field = scope.fields(name).get(text)
    const values = field ? twoValues(text, field, made) : null
    return field && values ? [{ column: columnOf(text, field.type), values }] : []
  })[0]
  if (!held || able === null || able.atom?.kind === 'self') return []
  const plan = new RowPlan(name, scope)
  if (able.atom) plan.bring(able.atom)
  const role = roleField(scope)
  const given = role === null ? null : py`, ${ident(role)}=${lit(able.role ?? '')}`
  const stranger = formulaFor(name, 'read', scope) === true ? null : otherwise(made, role)
  const variable = snake(name)
  return [
    py`
      async def some_${ident(variable)}(session: ${SESSION}, caller: ${CALLER}) -> ${made.model}:
          """A row the caller may read."""
          ${plan.lines()}
    `,
    py`
      async def test_what_${ident(variable)}_held_is_told(client: ${CLIENT}, session: ${SESSION}) -> None:
          person = await ${imported('tests.people:somebody')}(session${given})
          row = await some_${ident(variable)}(session, person.caller)
          row.${ident(held.column)} = ${held.values[0]}
          await session.commit()
          ${imported('app.core.acting:act_as')}(session, person.caller.id)
          row.${ident(held.column)} = ${held.values[1]}
          await session.commit()
          answer = await client.get(f"${raw(pathOf(made))}/{row.id}/history", headers=person.headers)
          assert answer.status_code == 200, answer.text
          newest = answer.json()["data"][0]
          assert (newest["field"], newest["before"], newest["after"]) == (${lit(held.column)}, ${held.values[0]}, ${held.values[1]})
          assert newest["by"] == str(person.caller.id)
    `,
    ...(stranger === null
      ? []
      : [
          py`
            async def test_what_${ident(variable)}_held_is_not_told_to_strangers(client: ${CLIENT}, session: ${SESSION}) -> None:
                owner = await ${imported('tests.people:somebody')}(session${given})
                row = await some_${ident(variable)}(session, owner.caller)
                person = await ${imported('tests.people:somebody')}(session${stranger.given})
                answer = await client.get(f"${raw(pathOf(made))}/{row.id}/history", headers=person.headers)
                assert answer.status_code == ${lit(isPlain(made, 'read') ? 403 : 404)}
          `,
        ]),
  ]
}

/** Somebody of the lowest role who has nothing to do with the row, where such a person may not read it. */
function otherwise(made: Made, role: string | null): { readonly given: Fragment | null } | null {
  const { scope } = made.design
  const lowest = scope.roles.at(-1) ?? null
  const reads = holds(formulaFor(made.name, 'read', scope), (atom) =>
    truth(atom, { name: '', says: '', atom: null }, lowest, scope),
  )
  return reads === false ? { given: role === null ? null : py`, ${ident(role)}=${lit(lowest ?? '')}` } : null
}

function twoValues(name: string, field: Field, made: Made): readonly [Fragment, Fragment] | null {
  if (field.type.kind === 'bool') return [lit(false), lit(true)]
  const type = wordsOf(made.name, one(made.name), name, field, made.design.scope)
  const [first, second] = field.type.kind === 'enum' ? field.type.values : []
  if (!type || !first || !second) return null
  const word = (value: string): Fragment => py`${wordSymbol(made.name, type)}.${ident(wordName(type, value))}`
  return [word(first.text), word(second.text)]
}
