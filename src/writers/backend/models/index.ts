import type { Blueprint, NamedResource } from '../../../blueprint/language/blueprint.ts'
import { columnOf, linkModelName, linkTableName } from '../../../blueprint/storage/names.ts'
import type { Field } from '../../../blueprint/expression/field.ts'
import type { Column, Table } from '../../../model/index.ts'
import { joined } from '../../../python/emit/fragment.ts'
import { renderModule } from '../../../python/emit/module.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { moduleName, spoken } from '../names.ts'
import { idsOf, isSqlModel } from '../stack.ts'
import { type WordType, wordClass, wordsOf } from '../words.ts'
import { baseFiles } from './base.ts'
import { type ModelClass, type Style, writeClass } from './class.ts'
import { attributeOf } from './columns.ts'
import { describeLink, describeResource, one } from './describe.ts'
import { type Relation, relationsOf } from './relations.ts'
import { sqlAlchemyStyle } from './sqlalchemy.ts'
import { sqlModelStyle } from './sqlmodel.ts'

/** A module for each resource, with its class and those of its links. */
export const models: Feature = { files: modelFiles }

function modelFiles(design: Design): readonly WrittenFile[] {
  const { scope } = design
  const style = styleOf(scope.blueprint)
  const relations = relationsOf(design)
  const resources = [...scope.resources.values()]
  return [...baseFiles(design), ...resources.map((resource) => moduleFor(resource, design, { style, relations }))]
}

function styleOf(blueprint: Blueprint): Style {
  const ids = idsOf(blueprint)
  return isSqlModel(blueprint) ? sqlModelStyle(ids) : sqlAlchemyStyle(ids)
}

interface Around {
  readonly style: Style
  readonly relations: ReadonlyMap<string, readonly Relation[]>
}

function moduleFor(resource: NamedResource, design: Design, { style, relations }: Around): WrittenFile {
  const made = classesOf(resource, design, relations)
  const words = made.flatMap((mapped) => mapped.words)
  const taken = [
    ...made.flatMap(({ name, attributes, relations: own }) => [
      name,
      ...[...attributes, ...own].map((held) => held.name),
    ]),
    ...words.map(({ name }) => name),
  ]
  const body = joined([...words.map(wordClass), ...made.map((mapped) => writeClass(mapped, style))], '\n\n\n')
  return {
    path: `app/models/${moduleName(resource.name)}.py`,
    owner: 'shared',
    text: renderModule(`How ${one(resource.name)} is kept.`, body, taken),
  }
}

interface Worded extends ModelClass {
  readonly words: readonly WordType[]
}

function classesOf(
  resource: NamedResource,
  design: Design,
  relations: ReadonlyMap<string, readonly Relation[]>,
): readonly Worded[] {
  const { scope, tables } = design
  const fields = scope.fields(resource.name)
  const own = tables.find(({ model }) => model === resource.name)!
  const mixins = resource.value.external === null ? (resource.value.traits ?? []) : []
  const links = [...fields].flatMap(([name, { type }]) =>
    type.kind === 'many' ? [linkClass(resource.name, name, design, relations)] : [],
  )
  const byColumn = new Map([...fields].map(([name, field]) => [columnOf(name, field.type), { name, field }]))
  const made = classFor(own, (column) => byColumn.get(column.name)!, design, {
    mixins: mixins.flatMap((trait) => (trait === 'audit' ? [] : [MIXINS[trait]])),
    left: new Set(mixins.flatMap((trait) => BROUGHT[trait])),
    whose: one(resource.name),
    says: describeResource(resource, scope),
    relations: relations.get(resource.name) ?? [],
  })
  return [made, ...links]
}

const MIXINS = { timestamps: 'Timestamps', 'soft-delete': 'SoftDelete' } as const
/** Columns that come with a trait. */
const BROUGHT = { timestamps: ['created_at', 'updated_at'], 'soft-delete': ['deleted_at'], audit: [] } as const

interface ClassParts extends Pick<ModelClass, 'mixins' | 'says' | 'relations'> {
  readonly left: ReadonlySet<string>
  /** As a sentence says whose something is. */
  readonly whose: string
}

type FieldOf = (column: Column) => { readonly name: string; readonly field: Field }

function classFor(table: Table, fieldOf: FieldOf, { scope }: Design, parts: ClassParts): Worded {
  const name = table.model!
  const sqlmodel = isSqlModel(scope.blueprint)
  const held = table.columns
    .filter((column) => !parts.left.has(column.name))
    .map((column) => {
      const { name: fieldName, field } = fieldOf(column)
      const words = wordsOf(name, parts.whose, fieldName, field, scope)
      return { column, fieldName, field, words }
    })
  const attributes = held.map(({ column, ...rest }) => attributeOf(column, { ...rest, table, scope, sqlmodel }))
  return {
    name,
    table,
    attributes,
    mixins: parts.mixins,
    says: parts.says,
    relations: parts.relations,
    brought: new Set(attributes.flatMap(({ brings }) => (brings === null ? [] : [brings]))),
    words: held.flatMap(({ words }) => (words === null ? [] : [words])),
  }
}

function linkClass(
  resource: string,
  field: string,
  design: Design,
  relations: ReadonlyMap<string, readonly Relation[]>,
): Worded {
  const { scope, tables } = design
  const table = tables.find(({ name }) => name === linkTableName(resource, field))!
  const declared = scope.fields(resource).get(field)!
  const type = declared.type
  if (type.kind !== 'many') throw new Error('only links have a table of their own')
  const fieldOf: FieldOf = ({ name: column }) => {
    const key = table.foreignKeys.find(({ columns }) => columns[0] === column)
    const to = key && tables.find(({ name }) => name === key.references.table)?.model
    const at = { start: declared.start, end: declared.end }
    const held: Field['type'] = to
      ? { kind: 'reference', to: { text: to, ...at }, onDelete: 'cascade', ...at }
      : type.link!.type
    const plain = { ...declared, type: held, marks: [], setBy: null, optional: false, computed: null }
    return { name: column, field: to ? { ...plain, default: null } : plain }
  }
  const name = linkModelName(resource, field)
  const own = relations.get(name) ?? []
  return classFor(table, fieldOf, design, {
    mixins: [],
    left: new Set(),
    whose: `each of the ${spoken(field)} of ${one(resource)}`,
    says: describeLink(resource, field, type.link?.name.text ?? null),
    relations: own,
  })
}
