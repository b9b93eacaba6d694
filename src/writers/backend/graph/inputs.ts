import type { Field } from '../../../blueprint/expression/field.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { filtersOf, isOffset, searchedOf } from '../resources/listing.ts'
import { type Made, changed, columnsOf, hasCreate, hasUpdate, isSent, schemaOf } from '../resources/resource.ts'
import { tenantField } from '../../../blueprint/storage/tenant.ts'
import { graphType, wordsFor } from './types.ts'

const STRAWBERRY = imported('strawberry')

/** `app/graph/inputs.py`: what may be said; the schemas of the interface hold it to all the rest. */
export function inputsFile(all: readonly Made[]): WrittenFile {
  const text = renderModule(
    'What may be asked and said through GraphQL; schemas hold it to the rest.',
    joined(
      all.flatMap((made) => [
        listing(made),
        ...(hasCreate(made) ? [creation(made)] : []),
        ...(hasUpdate(made) ? [change(made)] : []),
      ]),
      '\n\n\n',
    ),
    all.flatMap(({ name }) => [`${name}Which`, `${name}New`, `${name}Change`]),
  )
  return { path: 'app/graph/inputs.py', owner: 'owned', text }
}

const input = (name: string, says: string, lines: readonly Fragment[]): Fragment => py`
  @${STRAWBERRY}.input(description=${lit(says)})
  class ${ident(name)}:
      ${lines.length === 0 ? py`nothing: bool | None = ${STRAWBERRY}.UNSET` : joined(lines, '\n')}
`

const maybe = (name: string, type: Fragment): Fragment => py`${ident(name)}: ${type} | None = ${STRAWBERRY}.UNSET`

function typeOf(made: Made, name: string, field: Field): Fragment {
  const { scope } = made.design
  return graphType(field.type, wordsFor(made.name, name, field, scope), scope)
}

function listing(made: Made): Fragment {
  const fields = new Map(columnsOf(made).map((held) => [held.column, held]))
  const filters = filtersOf(made).map(({ parameter }) => {
    const { name, field } = fields.get(parameter) ?? fields.get(parameter.replace(/_(from|until)$/, ''))!
    const { type } = field
    const { scope } = made.design
    const words = wordsFor(made.name, name, field, scope)
    return maybe(parameter, graphType(type.kind === 'list' ? type.of : type, words, scope))
  })
  const int = py`${imported('builtins:int')}`
  const str = py`${imported('builtins:str')}`
  return input(`${made.name}Which`, `Which ${spoken(made.many)} are asked for.`, [
    ...filters,
    ...(searchedOf(made).length > 0 ? [maybe('q', str)] : []),
    maybe('sort', py`${schemaOf(made, 'Sort')}`),
    maybe('limit', int),
    isOffset(made) ? maybe('offset', int) : maybe('cursor', str),
  ])
}

function creation(made: Made): Fragment {
  const { name, resource, design } = made
  const begun = new Set((resource.value.states ?? []).map((state) => state.name))
  const house = tenantField(name, design.scope)
  const lines = columnsOf(made).flatMap((held) => {
    const { name: called, column, field } = held
    if (!isSent(field) || called === 'id' || (begun.has(called) && field.default !== null)) return []
    const type = typeOf(made, called, field)
    const open = field.optional || field.default !== null || called === house
    return [{ open, line: open ? maybe(column, type) : py`${ident(column)}: ${type}` }]
  })
  const ordered = [...lines.filter(({ open }) => !open), ...lines.filter(({ open }) => open)]
  return input(
    `${name}New`,
    `What is said of ${one(name)} that is new.`,
    ordered.map(({ line }) => line),
  )
}

const change = (made: Made): Fragment =>
  input(
    `${made.name}Change`,
    `What is changed of ${one(made.name)}; what is left out stays as it is.`,
    changed(made).map(({ name, column, field }) => maybe(column, typeOf(made, name, field))),
  )
