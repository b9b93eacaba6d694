import { isSealed } from '../../../blueprint/expression/field.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { roleField } from '../callers.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { moduleName } from '../names.ts'
import { type Made, changed, hasCreate, hasDelete, hasUpdate, isPlain, isOpenTo } from '../resources/resource.ts'
import { type Atom, type Formula, atomsIn, formulaFor, holds } from './atoms.ts'
import { createTests } from './creation.ts'
import { RowPlan } from './row-plan.ts'
import { tenantOf } from '../../../blueprint/storage/tenant.ts'
import { tenantTests } from './tenants.ts'
import { CALLER, CLIENT, SESSION, type Standing, pathOf, raw, same, truth } from './standing.ts'

type Verb = 'read' | 'create' | 'update' | 'delete'

/** `tests/access/test_task.py`: every role in every standing, and what each is answered, told by the rules alone. */
export function accessTests(made: Made): readonly WrittenFile[] {
  const { name, design, rules } = made
  const { scope } = design
  if (rules.read === null) return []
  const formulas = new Map<Verb, Formula>(
    (['read', 'create', 'update', 'delete'] as const).map((verb) => [verb, formulaFor(name, verb, scope)]),
  )
  const standings = standingsOf([...formulas.values()])
  const cases = casesOf(made, standings, formulas)
  const falseAtoms = [...formulas.values()].flatMap(atomsIn).filter(({ kind }) => kind === 'flag' || kind === 'word')
  const text = renderModule(
    `Who may do what with ${one(name)}: every role, in every standing.`,
    joined(
      [
        ...standings.map((standing) => standingFunction(made, standing, falseAtoms)),
        casesTable(cases),
        rowTest(made),
        ...(isOpenTo(made, 'read') ? [] : [nobodyTest(made)]),
        ...tenantTests(made, formulas.get('read')!),
        ...(hasCreate(made) ? createTests(made) : []),
      ],
      '\n\n\n',
    ),
    [...standings.map((standing) => standing.name), 'session', 'client', 'row', 'person', 'answer', 'CASES'],
  )
  return [{ path: `tests/access/test_${moduleName(name)}.py`, owner: 'owned', text }]
}

export function standingsOf(formulas: readonly Formula[]): readonly Standing[] {
  const seen = new Map<string, Standing>()
  for (const atom of formulas.flatMap(atomsIn)) {
    if (atom.kind === 'role' || atom.kind === 'opaque') continue
    const standing = standingFor(atom)
    if (!seen.has(standing.name)) seen.set(standing.name, standing)
  }
  return [{ name: 'stranger', says: 'Somebody else has nothing to do with it.', atom: null }, ...seen.values()]
}

function standingFor(atom: Exclude<Atom, { kind: 'role' | 'opaque' }>): Standing {
  if (atom.kind === 'self') return { name: 'the_row', says: 'It is the caller.', atom }
  const path = atom.path.join('_')
  if (atom.kind === 'caller')
    return { name: `caller_is_${path}`, says: `The caller is ${atom.path.join("'s ")} of it.`, atom }
  if (atom.kind === 'link')
    return {
      name: `caller_is_${path}_with_${snake(atom.held)}_${atom.values.map((value) => value.replaceAll(/\W/g, '_')).join('_')}`,
      says: `The caller is among its ${atom.path.join("'s ")}, with ${atom.held} ${atom.values[0]!}.`,
      atom,
    }
  if (atom.kind === 'there') return { name: `with_${path}`, says: `It has its ${atom.path.join("'s ")}.`, atom }
  if (atom.kind === 'flag') return { name: `while_${path}`, says: `It is ${atom.path.join("'s ")}.`, atom }
  return {
    name: `while_${path}_is_${atom.values.map((value) => value.replaceAll(/\W/g, '_')).join('_')}`,
    says: `Its ${atom.path.join("'s ")} is ${atom.values[0]!}.`,
    atom,
  }
}

interface Case {
  readonly role: string | null
  readonly standing: string
  readonly read: number
  readonly update: number | null
  readonly delete: number | null
}

/** What each is answered; cases that hang on what no test brings about are left out. */
function casesOf(made: Made, standings: readonly Standing[], formulas: ReadonlyMap<Verb, Formula>): readonly Case[] {
  const { scope } = made.design
  const hasRoles = roleField(scope) !== null
  const roles = hasRoles ? scope.roles : [null]
  return standings.flatMap((standing) =>
    roles.flatMap((role): readonly Case[] => {
      const verdict = (verb: Verb): boolean | null =>
        holds(formulas.get(verb)!, (atom) => truth(atom, standing, role, scope))
      const [read, update, remove] = [verdict('read'), verdict('update'), verdict('delete')]
      if (read === null) return []
      return [
        {
          role,
          standing: standing.name,
          read: read ? 200 : isPlain(made, 'read') ? 403 : 404,
          update: hasUpdate(made) && update !== null ? answered(update, read || isPlain(made, 'update'), 200) : null,
          // A tenant in which somebody is does not go like other rows.
          delete:
            hasDelete(made) && remove !== null && made.name !== tenantOf(scope)
              ? answered(remove, read || isPlain(made, 'delete'), 204)
              : null,
        },
      ]
    }),
  )
}

const answered = (allowed: boolean, seen: boolean, well: number): number => (allowed ? well : seen ? 403 : 404)

/** Makes the row so that this is true of it, and nothing else that rules ask. */
export function standingFunction(made: Made, { name, says, atom }: Standing, falseAtoms: readonly Atom[]): Fragment {
  const plan = new RowPlan(made.name, made.design.scope)
  for (const one_ of falseAtoms) if (atom === null || !same(one_, atom)) plan.untrue(one_)
  if (atom) plan.bring(atom)
  const self = atom?.kind === 'self'
  return py`
    async def ${ident(name)}(session: ${SESSION}, caller: ${CALLER}) -> ${made.model}:
        """${words(says)}"""
        ${self ? py`return caller.user` : plan.lines()}
  `
}

const casesTable = (cases: readonly Case[]): Fragment => py`
  CASES: list[${imported('typing:Any')}] = [
      ${cases.map(
        ({ role, standing, read, update, delete: remove }) =>
          py`(${lit(role)}, ${ident(standing)}, ${lit(read)}, ${lit(update)}, ${lit(remove)}),`,
      )}
  ]
`

function rowTest(made: Made): Fragment {
  const { design } = made
  const role = roleField(design.scope)
  const given = role === null ? null : py`, ${ident(role)}=role`
  return py`
    @${imported('pytest')}.mark.parametrize(("role", "standing", "read", "update", "delete"), CASES)
    async def test_what_each_is_answered(
        client: ${CLIENT},
        session: ${SESSION},
        role: str,
        standing: ${imported('collections.abc:Callable')}[[${SESSION}, ${CALLER}], ${imported('collections.abc:Awaitable')}[${made.model}]],
        read: int,
        update: int | None,
        delete: int | None,
    ) -> None:
        person = await ${imported('tests.people:somebody')}(session${given})
        row = await standing(session, person.caller)
        path = f"${raw(pathOf(made))}/{row.id}"
        answer = await client.get(path, headers=person.headers)
        assert answer.status_code == read
        listed = await client.get(${lit(pathOf(made))}, headers=person.headers)
        seen = [one["id"] for one in listed.json().get("data", [])]
        assert (${idText(made)} in seen) == (read == 200)
        if update is not None:
            body: dict[str, ${imported('typing:Any')}] = ${lit(changeOf(made))}
            stale = {"If-Match": '"of something else"', **person.headers}
            refused = await client.patch(path, json=body, headers=stale)
            assert refused.status_code == (412 if update == 200 else update)
            changed = await client.patch(path, json=body, headers=person.headers)
            assert changed.status_code == update, changed.text
            if update == 200:
                assert body.items() <= changed.json()["data"].items()
        if delete is not None:
            gone = await client.delete(path, headers=person.headers)
            assert gone.status_code == delete
  `
}

/** A change that no rule asks about. */
function changeOf(made: Made): Readonly<Record<string, string | number | boolean>> {
  const asked = new Set(
    (['read', 'update', 'delete'] as const).flatMap((verb) =>
      atomsIn(formulaFor(made.name, verb, made.design.scope)).flatMap((atom) =>
        'path' in atom ? [atom.path[0]!] : [],
      ),
    ),
  )
  for (const { name, column, field } of changed(made)) {
    const { type, marks } = field
    if (asked.has(name) || isSealed(field) || marks.includes('hidden') || inKeys(made, name)) continue
    if (type.kind === 'str' || type.kind === 'text') return { [column]: wordsFor(type.least ?? 0, type.most ?? 20) }
    if (type.kind === 'bool') return { [column]: true }
  }
  return {}
}

const wordsFor = (least: number, most: number): string => 'changed'.padEnd(least, 'x').slice(0, most)

/** What has to be different in each row, or is held to something else, is left alone. */
const inKeys = ({ resource }: Made, name: string): boolean => {
  const { unique, checks, fields } = resource.value
  const marks = fields?.find((one_) => one_.name === name)?.value.marks ?? []
  return (
    marks.includes('unique') ||
    (unique ?? []).some(({ parts }) => parts.some(({ field }) => field.text === name)) ||
    (checks ?? []).length > 0
  )
}

/** The key of a row as JSON has it. */
const idText = ({ design, name }: Made): Fragment =>
  design.scope.fields(name).get('id')!.type.kind === 'int' ? py`row.id` : py`str(row.id)`

const nobodyTest = (made: Made): Fragment => py`
  async def test_nobody_is_asked_to_sign_in(client: ${CLIENT}) -> None:
      assert (await client.get(${lit(pathOf(made))})).status_code == 401
`
