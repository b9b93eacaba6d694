import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { scopeOf } from '../../src/blueprint/check/scope.ts'
import type { Field, FieldType } from '../../src/blueprint/expression/field.ts'
import { formatBlueprint } from '../../src/blueprint/format/format.ts'
import type { Blueprint } from '../../src/blueprint/language/blueprint.ts'
import { Reading } from '../../src/blueprint/shape/shape.ts'
import { starters } from '../../src/kernel/files/starters.ts'
import type { Access, Operation, Table } from '../../src/model/index.ts'
import { backendOfBlueprint } from '../../src/readers/blueprint/index.ts'
import { render } from '../../src/writers/blueprint/index.ts'
import { taskhub } from '../blueprint/taskhub.ts'
import {
  access,
  column,
  emptyBackend,
  foreignKey,
  index,
  operation,
  statement,
  step,
  table,
} from '../fixtures/backend.ts'

const NOWHERE = { file: 'architect.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 }

function read(text: string): Blueprint {
  const { blueprint, problems } = checkBlueprint(text)
  expect(problems).toEqual([])
  return blueprint!
}

/** What tables do not hold, and so cannot come back from them, with the reason. */
const NOT_CARRIED = {
  marks: {
    personal: 'the server knows columns, not people',
    encrypted: 'it is bytes to the server',
    hashed: 'it is a text to the server',
    hidden: 'answers are written by the program',
    immutable: 'changes are refused by the program',
  },
  traits: { audit: 'it is kept in a table of its own' },
  types: { file: 'a row keeps the id of a file', least: 'a column says how long a text may be, not how short' },
  keys: {
    'access, list, states, history, emits, operations, cache, erase, faces, scale, partition':
      'requests and programs say these, and there are no operations here',
    'set by, = me': 'who is asking only the program knows',
  },
} as const

/** A type as far as a column keeps it. */
function kept(type: FieldType, { marks }: Field): unknown {
  // What is encrypted or hashed is bytes and text to the server, and a file is the id of one.
  if (marks.includes('encrypted')) return { kind: 'bytes' }
  if (marks.includes('hashed')) return { kind: 'str', most: 255 }
  switch (type.kind) {
    case 'str':
      return { kind: 'str', most: type.most ?? 255 }
    case 'int':
    case 'float':
      return { kind: type.kind, least: type.least, most: type.most }
    case 'decimal':
      return { kind: 'decimal', digits: type.digits, places: type.places }
    case 'vector':
      return { kind: 'vector', dimensions: type.dimensions }
    case 'enum':
      return { kind: 'enum', values: type.values.map(({ text }) => text) }
    case 'list':
      return { kind: 'list', of: kept(type.of, { marks: [] } as unknown as Field) }
    case 'reference':
      return { kind: 'reference', to: type.to.text, onDelete: type.onDelete }
    case 'many':
      return {
        kind: 'many',
        to: type.to.text,
        link: type.link && { name: type.link.name.text, type: kept(type.link.type, { marks: [] } as unknown as Field) },
      }
    case 'file':
      return { kind: 'uuid' }
    default:
      return { kind: type.kind }
  }
}

function carried(blueprint: Blueprint): unknown {
  const scope = scopeOf(blueprint, new Reading())
  return Object.fromEntries(
    [...scope.resources.values()].map(({ name, value }) => {
      const fields = [...scope.fields(name)].map(([field, one]) => {
        const { type, optional, marks, default: begins } = one
        return [
          type.kind === 'file' ? `${field}_id` : field,
          {
            type: kept(type, one),
            optional,
            // Who is asking only the program knows.
            begins: begins?.kind === 'constant' ? begins.value : begins?.kind === 'me' ? null : (begins?.kind ?? null),
            marks: marks.filter((mark) => !Object.hasOwn(NOT_CARRIED.marks, mark)),
            computed: one.computed && JSON.stringify(one.computed).replaceAll(/,?"(start|end)":\d+/g, ''),
          },
        ] as const
      })
      const plain = (part: unknown) =>
        JSON.parse(JSON.stringify(part, (key, inner) => (/^(start|end)$/.test(key) ? 0 : inner)))
      return [
        name,
        {
          external: value.external,
          traits: (value.traits ?? []).filter((trait) => !Object.hasOwn(NOT_CARRIED.traits, trait)),
          fields: Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1))),
          unique: plain(value.unique ?? []),
          indexes: indexesOf(name, blueprint),
          checks: plain((value.checks ?? []).map((check) => [check.name, check.value])),
        },
      ]
    }),
  )
}

/** By their keys: those that lists bring by themselves are asked for where nobody knows of the lists. */
const indexesOf = (resource: string, blueprint: Blueprint): readonly string[] =>
  backendOfBlueprint(blueprint, () => NOWHERE)
    .data.tables.filter(({ model }) => model === resource)
    .flatMap(({ indexes }) => indexes.map(({ keys, where }) => `${keys.join(' ')} ${where ?? ''}`))
    .toSorted()

const written = (text: string): string => render(backendOfBlueprint(read(text), () => NOWHERE))

test.each([['taskhub', taskhub], ...Object.entries(starters())] as const)(
  'the tables of %s give its resources, fields, types, marks and keys back',
  (_, text) => {
    const again = written(text)
    expect(carried(read(again))).toEqual(carried(read(text)))
    expect(formatBlueprint(again)).toBe(again)
  },
)

const key = column('id', 'UUID', { default: 'uuid.uuid4' })
const users = table(
  'user',
  [key, column('email', 'VARCHAR(255)'), column('is_superuser', 'BOOLEAN', { default: 'False' })],
  {
    model: 'User',
  },
)
const items = table('item', [key, column('title', 'VARCHAR(80)'), column('owner_id', 'UUID')], {
  model: 'Item',
  foreignKeys: [foreignKey('owner_id', 'user.id', { onDelete: 'CASCADE' })],
})
const signedIn = (given: Partial<Access> = {}): Access =>
  access('enforced', { principals: [{ name: 'user', type: 'User', at: NOWHERE }], ...given })

function blueprintOf(tables: readonly Table[], operations: readonly Operation[] = []): string {
  const empty = emptyBackend()
  const text = render({ ...empty, data: { ...empty.data, tables }, api: { ...empty.api, operations } })
  read(text)
  expect(formatBlueprint(text)).toBe(text)
  return text
}

const own = (name: string, filters: readonly unknown[], scoped: 'yes' | 'no' = 'yes') =>
  statement('select', ['item'], { scoped, filters: filters as never, chain: [step(name)] })

test('who may what is read from operations, and whose rows from what they ask for', () => {
  const mine = { column: 'item.owner_id', operator: '==', from: 'principal', text: 'user.id' }
  const text = blueprintOf(
    [users, items],
    [
      operation('GET /items/{id}', { name: 'get', access: signedIn(), statements: [own('get', [mine])] }),
      operation('POST /items', { name: 'add', access: signedIn() }),
      operation('DELETE /items/{id}', {
        name: 'drop',
        access: signedIn({
          roles: ['is_superuser'],
          checks: [{ kind: 'authorization', status: 403, chain: [step('depends on superuser')], condition: '' }],
        }),
        statements: [own('drop', [], 'no')],
      }),
      operation('GET /items', { name: 'all', access: access('public') }),
      operation('PATCH /items/{id}', { name: 'change', access: access('unknown') }),
      operation('POST /items/{id}/publish', { name: 'publish', access: signedIn() }),
      operation('POST /items/{id}/share', {
        name: 'share',
        access: signedIn({
          checks: [{ kind: 'authorization', status: 403, chain: [step('raises 403')], condition: '' }],
        }),
      }),
      operation('GET /health', { access: access('public') }),
    ],
  )
  expect(text).toContain('roles: superuser > user')
  expect(text).toContain('# superuser is is_superuser in the code')
  expect(text).toContain(`    # the list: anyone
    access:
      read: owner
      create: user
      update: nobody # not told by the code: see app/api.py:10
      delete: superuser
`)
  expect(text).toContain(`      # POST /items/{id}/publish
      publish: { route: POST /:id/publish, access: user, custom: true }`)
  expect(text).toContain('access: user # not told by the code: whom it refuses, see app/api.py:10')
  expect(text).toContain('# left out: GET /health (public), of no resource')
})

test('a list is found by what its parameters and statements say', () => {
  const parameter = (name: string, schema = {}) => ({ in: 'query' as const, name, required: false, schema })
  const text = blueprintOf(
    [users, items],
    [
      operation('GET /items', {
        name: 'all',
        parameters: [parameter('title'), parameter('q'), parameter('skip'), parameter('limit', { default: 50 })],
        statements: [
          statement('select', ['item'], {
            sort: ['title desc'],
            filters: [{ column: 'item.title', operator: 'ilike', from: 'query', text: 'q' }],
            chain: [step('all')],
          }),
        ],
      }),
    ],
  )
  expect(text).toContain('list: { filter: [title], search: [title], sort: [-title], page: offset }')
})

test('names the language keeps for itself get another one, and the column is told', () => {
  const text = blueprintOf([
    table('order', [key, column('order', 'INTEGER'), column('metadata', 'JSONB'), column('recipeYield', 'TEXT')]),
  ])
  expect(text).toContain(`  Order:
    table: order
    fields:
      order_: int # the column is order
      metadata_: json # the column is metadata
      recipe_yield: text # the column is recipeYield
`)
})

test('what the grammar does not hold is told where it is missing', () => {
  const text = blueprintOf([
    table('lot', [key, column('a', 'BIGINT'), column('b', 'TSVECTOR', { default: 'make_b' })], {
      checks: [{ name: 'ck_lot_one', expression: '(a > 1) = (b IS NOT NULL)' }],
      indexes: [index('ix_lot_b', ['b'], { using: 'gin' })],
      foreignKeys: [foreignKey('a', 'elsewhere.id')],
    }),
  ])
  expect(text).toContain(`    # left out: index ix_lot_b using gin (b)
    # left out: check ck_lot_one ((a > 1) = (b IS NOT NULL))
    fields:
      a: int # BIGINT; points to elsewhere (id)
      b: text # TSVECTOR; begins with make_b
`)
})

test('what the language refuses is left out and said, and the rest stays', () => {
  const text = blueprintOf([
    table('a', [key, column('b_id', 'UUID')], { foreignKeys: [foreignKey('b_id', 'b.id')] }),
    table('b', [key, column('a_id', 'UUID'), column('name', 'TEXT')], { foreignKeys: [foreignKey('a_id', 'a.id')] }),
  ])
  expect(text).toMatch(/# left out: \w: -> \w \(no row can be the first: /)
  expect(text).toContain('name: text')
})

test('a comment cannot leave its line, whatever a path holds', () => {
  const text = blueprintOf([], [operation('GET /x', { path: '/x\nresources: {}\u001b[2J' })])
  expect(text).toContain('# left out: GET /x resources: {} [2J (public), of no resource')
})
