import type { NamedResource } from '../../../blueprint/language/blueprint.ts'
import type { Field } from '../../../blueprint/expression/field.ts'
import type { Rule } from '../../../blueprint/expression/rule.ts'
import { columnOf } from '../../../blueprint/storage/names.ts'
import { type Fragment, type Part, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words as text } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { called, keywords } from '../arguments.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { laterBy } from '../later.ts'
import { moduleName, spoken } from '../names.ts'
import { type Entrance, entranceSchema, entrancesOf } from '../resources/entrances.ts'
import { listSchemas } from '../resources/listing.ts'
import { changed, isSent, madeOf } from '../resources/resource.ts'
import { defaultOf } from '../models/columns.ts'
import { one } from '../models/describe.ts'
import { tenantField } from '../../../blueprint/storage/tenant.ts'
import { wordSymbol, wordsOf } from '../words.ts'
import { schemaBases } from './base.ts'
import { incoming, isTold, outgoing } from './types.ts'

/** A module for each resource: what may be sent for a new row and for a change, and what is told of one. */
export const schemas: Feature = {
  files: (design) => [
    ...schemaBases(design),
    ...[...design.scope.resources.values()].map((resource) => moduleFor(resource, design)),
  ],
}

interface Member {
  readonly name: string
  readonly field: Field
  readonly words: Symbol | null
  /** What it begins with where nobody says it. */
  readonly default: Fragment | null
}

function moduleFor(resource: NamedResource, design: Design): WrittenFile {
  const { name, value } = resource
  const members = membersOf(resource, design)
  const sent = members.filter(({ field }) => isSent(field))
  const begun = new Set((value.states ?? []).map((state) => state.name))
  const created = sent.filter((member) => !begun.has(member.name) || member.field.default === null)
  const { access } = value
  const tenant = tenantField(name, design.scope)
  const own = tenant && columnOf(tenant, design.scope.fields(name).get(tenant)!.type)
  const whole = madeOf(resource, design)
  const changing = new Set(changed(whole).map(({ column }) => column))
  const updated = sent.filter((member) => changing.has(member.name))
  const made = [
    ...listSchemas(whole),
    ...entrancesOf(whole).map((entrance) =>
      schema(entranceName(name, entrance), `What the ${spoken(entrance.field)} of ${one(name)} becomes.`, [
        line({ ...members.find((member) => member.name === entrance.column)!, name: 'value' }, design, {}),
      ]),
    ),
    isAllowed(access?.create) &&
      schema(
        `${name}Create`,
        `What may be said of ${one(name)} that is new.`,
        created.map((member) =>
          member.name === own ? line(ofCaller(member), design, { default: lit(null) }) : createLine(member, design),
        ),
      ),
    isAllowed(access?.update ?? access?.write) &&
      updated.length > 0 &&
      schema(
        `${name}Update`,
        `What may be changed of ${one(name)}; what is left out stays as it is.`,
        updated.map((member) => updateLine(member, design)),
      ),
    schema(
      `${name}Read`,
      `What is told of ${one(name)}.`,
      members.filter(isRead).map((member) => readLine(member, design)),
    ),
  ].filter((part) => part !== false)
  const ends = ['Create', 'Update', 'Read', 'List', 'Sort', ...entrancesOf(whole).map(entranceSchema)]
  const taken = [...members.map((member) => member.name), ...ends.map((end) => `${name}${end}`)]
  return {
    path: `app/schemas/${moduleName(name)}.py`,
    owner: 'shared',
    text: renderModule(`How ${one(name)} comes in and goes out.`, joined(made, '\n\n\n'), taken),
  }
}

const entranceName = (resource: string, entrance: Entrance): string => `${resource}${entranceSchema(entrance)}`

/** What may be said of somebody who is new, as a class of these lines: all of it, or these fields alone. */
export function createLines(resource: NamedResource, design: Design, fields?: readonly string[]): readonly Fragment[] {
  // Files are of whoever is signed in.
  const members = membersOf(resource, design).filter(
    ({ name, field }) => isSent(field) && field.type.kind !== 'file' && (fields?.includes(name) ?? true),
  )
  return members.map((member) => createLine(member, design))
}

function membersOf({ name }: NamedResource, { scope }: Design): readonly Member[] {
  return [...scope.fields(name)].flatMap(([fieldName, field]) => {
    if (field.type.kind === 'many') return []
    const type = wordsOf(name, one(name), fieldName, field, scope)
    const words = type && wordSymbol(name, type)
    const begins = defaultOf({ field, words: type, scope, wordsName: words })
    return [{ name: columnOf(fieldName, field.type), field, words, default: begins }]
  })
}

/** Rows that count as gone are not told, so when that was is not told either. */
const isRead = ({ name, field }: Member): boolean => isTold(field) && name !== 'deleted_at'

const isAllowed = (rule: Rule | null | undefined): boolean =>
  rule !== null && rule !== undefined && !(rule.kind === 'path' && rule.parts[0]?.text === 'nobody')

const schema = (name: string, says: string, lines: readonly Fragment[]): Fragment => py`
  class ${ident(name)}(${imported('app.schemas.base:Schema')}):
      """${text(says)}"""
      ${
        lines.length > 0 &&
        py`

        ${lines}
      `
      }
`

function createLine(member: Member, design: Design): Fragment {
  const { field } = member
  if (field.default?.kind === 'now') return line(member, design, { default_factory: now(field) })
  const begins = member.default ?? (field.optional ? lit(null) : null)
  return line(member, design, begins ? { default: begins } : {})
}

/** What is of the caller's own where nobody says it. */
const ofCaller = (member: Member): Member => ({ ...member, field: { ...member.field, optional: true } })

const updateLine = (member: Member, design: Design): Fragment =>
  line(
    member,
    design,
    member.field.optional ? { default: lit(null) } : { default_factory: py`${imported('app.schemas.base:unset')}` },
  )

function line({ name, field, words }: Member, { scope }: Design, begins: Readonly<Record<string, Part>>): Fragment {
  const { type, limits } = incoming(field.type, words, scope)
  const given = keywords({ ...begins, ...limits })
  const typed = py`${ident(name)}: ${type}${field.optional && py` | None`}`
  if (given.length === 0) return typed
  const plain = given.length === 1 && begins['default']
  return py`${typed} = ${plain ? plain : called(imported('pydantic:Field'), given)}`
}

const readLine = ({ name, field, words }: Member, { scope }: Design): Fragment =>
  py`${ident(name)}: ${outgoing(field, words, scope)}${field.optional && py` | None`}`

/** This moment, in UTC as the server has it. */
function now({ type, default: value }: Field): Fragment {
  const moment = py`${imported('datetime:datetime')}.now(${imported('datetime:UTC')})`
  const later = value?.kind === 'now' ? laterBy(value.later) : null
  if (type.kind === 'date') return py`lambda: ${moment}.date()${later}`
  return type.kind === 'time' ? py`lambda: ${moment}.time()` : py`lambda: ${moment}${later}`
}
