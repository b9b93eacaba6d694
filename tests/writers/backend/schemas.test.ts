import { describe, expect, test } from 'vitest'
import { columnOf } from '../../../src/blueprint/storage/names.ts'
import type { Column } from '../../../src/model/index.ts'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { backendFiles } from '../../../src/writers/backend/index.ts'
import { tenantField } from '../../../src/blueprint/storage/tenant.ts'
import { moduleName } from '../../../src/writers/backend/names.ts'
import { randomBlueprint } from '../../blueprint/random.ts'
import { isCopied } from '../../../src/writers/backend/callers.ts'
import { taskhub } from '../../blueprint/taskhub.ts'
import { BLUEPRINTS, type Designed, designOf } from './design.ts'
import { schemasIn } from './recovered.ts'

const normaliser = loadNormaliser()

interface Property {
  readonly type?: string
  readonly format?: string
  readonly maxLength?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly $ref?: string
  readonly anyOf?: readonly Property[]
  readonly items?: Property
}

interface Recovered {
  readonly properties?: Readonly<Record<string, Property>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
}

/** Random blueprints, each designed and written once for all that is asked of it. */
const randoms = Array.from({ length: 10 }, (_, seed) => randomBlueprint(seed))
const known = new Map<string, { readonly design: Designed; readonly schemas: ReadonlyMap<string, Recovered> }>()

function writtenFrom(text: string) {
  const there = known.get(text)
  if (there) return there
  const design = designOf(text)
  const written = { design, schemas: recoveredOf(design) }
  known.set(text, written)
  return written
}

/** The schemas of every resource, by the name of their class. */
function recoveredOf(design: Designed): ReadonlyMap<string, Recovered> {
  const files = backendFiles(design, normaliser)
  const found = new Map<string, Recovered>()
  for (const resource of design.scope.resources.keys()) {
    const path = `app/schemas/${moduleName(resource)}.py`
    for (const [name, schema] of schemasIn(files, path)) found.set(name, schema as Recovered)
  }
  return found
}

const withoutNull = (property: Property): Property => property.anyOf?.find(({ type }) => type !== 'null') ?? property
const takesNull = (property: Property): boolean => property.anyOf?.some(({ type }) => type === 'null') ?? false

/** What a column could not keep, as a sentence; null where the schema lets nothing of it in. */
function tooMuch({ type, nullable }: Column, property: Property): string | null {
  const { maxLength, minimum = -Infinity, maximum = Infinity, $ref, format } = withoutNull(property)
  const length = Number(/^VARCHAR\((\d+)\)$/.exec(type)?.[1] ?? Infinity)
  // JSON takes null for a value like any other.
  if (type !== 'JSONB' && type !== 'BYTEA' && takesNull(property) !== nullable) return 'null'
  if (length < Infinity && $ref === undefined && (maxLength ?? Infinity) > length)
    return `more than ${length} characters`
  if (type === 'INTEGER' && (minimum < -2_147_483_648 || maximum > 2_147_483_647)) return 'a number that is too large'
  if (type === 'BIGINT' && (minimum < -(2 ** 63) || maximum > 2 ** 63)) return 'a number that is too large'
  if (type === 'UUID' && format !== 'uuid') return 'what is no UUID'
  return type === 'TIMESTAMP WITH TIME ZONE' && format !== 'date-time' ? 'what is no moment' : null
}

describe('written schemas', () => {
  test.each([...BLUEPRINTS, ...randoms.map((text, seed) => [`random blueprint ${seed}`, text] as const)])(
    '%s: nothing gets in that a column could not keep',
    (_, text) => {
      const { design, schemas } = writtenFrom(text)
      const wrong: string[] = []
      for (const resource of design.scope.resources.keys()) {
        const columns = design.tables.find(({ model }) => model === resource)!.columns
        const fields = [...design.scope.fields(resource)]
        const hashed = new Set(fields.flatMap(([name, { marks }]) => (marks.includes('hashed') ? [name] : [])))
        const owner = tenantField(resource, design.scope)
        const tenant = owner === null ? null : columnOf(owner, design.scope.fields(resource).get(owner)!.type)
        for (const end of ['Create', 'Update']) {
          const schema = schemas.get(`${resource}${end}`)
          if (schema && schema.additionalProperties !== false) wrong.push(`${resource}${end} takes more`)
          for (const [name, property] of Object.entries(schema?.properties ?? {})) {
            // Of what is hashed only the hash is kept, however long it was.
            if (hashed.has(name)) continue
            // Whose a row is, the program says where nobody does.
            if (end === 'Create' && name === tenant) continue
            const problem = tooMuch(
              columns.find((column) => column.name === name)!,
              property,
            )
            if (problem !== null) wrong.push(`${resource}${end}.${name} takes ${problem}`)
          }
        }
      }
      expect(wrong).toEqual([])
      expect(schemas.size).toBeGreaterThan(design.scope.resources.size)
    },
  )

  test.each(randoms.map((text, seed) => [seed, text] as const))(
    'random blueprint %i: what others set or may not see stays out',
    (_, text) => {
      const { design, schemas } = writtenFrom(text)
      const namesOf = (name: string): readonly string[] => Object.keys(schemas.get(name)?.properties ?? {})
      for (const resource of design.scope.resources.keys())
        for (const [field, { type, marks, setBy, computed }] of design.scope.fields(resource)) {
          if (type.kind === 'many') continue
          const name = columnOf(field, type)
          const sent = setBy === null && computed === null
          // Where nobody makes rows there is nothing to say of one, and states begin by themselves.
          const { access, states } = design.scope.resources.get(resource)!.value
          const begins = states?.some((one) => one.name === field) === true
          const isMade = access?.create !== null
          expect([field, namesOf(`${resource}Create`).includes(name)]).toEqual([field, sent && isMade && !begins])
          // The address somebody signs in with is changed where they sign in.
          const elsewhere = field === 'email' && isCopied(resource, design.scope)
          expect([field, namesOf(`${resource}Update`).includes(name)]).toEqual([
            field,
            sent && !elsewhere && !marks.includes('immutable'),
          ])
          const told = !marks.some((mark) => /^(hidden|hashed|encrypted)$/.test(mark)) && name !== 'deleted_at'
          expect([field, namesOf(`${resource}Read`).includes(name)]).toEqual([field, told])
        }
    },
  )

  test('limits are those of the fields', () => {
    const { schemas } = writtenFrom(taskhub)
    expect(schemas.get('TaskCreate')).toMatchObject({
      additionalProperties: false,
      required: ['project_id', 'title', 'tags'],
      properties: {
        title: { type: 'string', minLength: 1, maxLength: 200 },
        tags: { type: 'array', items: { type: 'string', maxLength: 255 } },
        due_at: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
      },
    })
    // A task begins where its states begin, and goes on from there by an update.
    expect(Object.keys(schemas.get('TaskCreate')!.properties!)).not.toContain('status')
    expect(schemas.get('TaskUpdate')!.required).toBeUndefined()
    expect(Object.keys(schemas.get('TaskUpdate')!.properties!)).toContain('status')
    // Accounts are made by Better Auth, an address is changed there, and a role is given by others.
    expect(schemas.has('UserCreate')).toBe(false)
    expect(Object.keys(schemas.get('UserUpdate')!.properties!)).toEqual(['name'])
  })
})
