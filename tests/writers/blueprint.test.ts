import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { scopeOf } from '../../src/blueprint/check/scope.ts'
import type { Field, FieldType } from '../../src/blueprint/expression/field.ts'
import { formatBlueprint } from '../../src/blueprint/format/format.ts'
import type { Blueprint } from '../../src/blueprint/language/blueprint.ts'
import { Reading } from '../../src/blueprint/shape/shape.ts'
import { starters } from '../../src/kernel/files/starters.ts'
import type { Backend } from '../../src/model/index.ts'
import { backendOfBlueprint } from '../../src/readers/blueprint/index.ts'
import { render } from '../../src/writers/blueprint/index.ts'
import { taskhub } from '../blueprint/taskhub.ts'

const NOWHERE = { file: 'architect.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 }

function read(text: string): Blueprint {
  const { blueprint, problems } = checkBlueprint(text)
  expect(problems).toEqual([])
  return blueprint!
}

/** What tables do not hold, and so cannot come back from them. */
const NOT_CARRIED = {
  /** Marks of programs and people: the server knows columns. */
  marks: ['personal', 'encrypted', 'hashed', 'hidden', 'immutable'],
  /** Nobody but the program writes these down. */
  traits: ['audit'],
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
            marks: marks.filter((mark) => !(NOT_CARRIED.marks as readonly string[]).includes(mark)),
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
          traits: (value.traits ?? []).filter((trait) => !(NOT_CARRIED.traits as readonly string[]).includes(trait)),
          fields: Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1))),
          unique: plain(value.unique ?? []),
          indexes: plain(value.indexes ?? []),
          checks: plain((value.checks ?? []).map((check) => [check.name, check.value])),
        },
      ]
    }),
  )
}

const written = (text: string): string => render(backendOfBlueprint(read(text), () => NOWHERE))

test.each([['taskhub', taskhub], ...Object.entries(starters())] as const)(
  'the tables of %s give its resources, fields, types, marks and keys back',
  (_, text) => {
    const again = written(text)
    expect(carried(read(again))).toEqual(carried(read(text)))
    expect(formatBlueprint(again)).toBe(again)
  },
)

export type { Backend }
