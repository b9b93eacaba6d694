import { scopeOf } from '../check/scope.ts'
import { TYPE_NAMES } from '../expression/field.ts'
import { type Blueprint, blueprint } from '../language/blueprint.ts'
import { resource } from '../language/resource.ts'
import { Reading, type Schema } from '../shape/shape.ts'

const DRAFT = 'http://json-schema.org/draft-07/schema#'
export const blueprintSchemaId = 'urn:backend-architect:schema:blueprint-1'

/** What any blueprint may say, for editors. */
export const publishedSchema = (): Schema => ({
  $schema: DRAFT,
  $id: blueprintSchemaId,
  title: 'A backend, written down',
  ...blueprint.schema,
  required: ['architect', 'app'],
})

/** The same with the names of one project, so that an editor completes what refers to them. */
export function projectSchema(read: Blueprint): Schema {
  const scope = scopeOf(read, new Reading())
  const names = [...scope.resources.keys()]
  const jobs = (read.jobs ?? []).map(({ name }) => name)
  return change(publishedSchema(), {
    properties: {
      resources: {
        additionalProperties: { allOf: [definition('resource'), ofCallers(definition('role'))] },
        properties: Object.fromEntries(names.map((name) => [name, ofResource(name)])),
      },
      tenancy: { anyOf: [{}, { properties: { by: definition('resourceName') } }] },
      jobs: {
        additionalProperties: { properties: { creates: definition('resourceName'), when: offered(scope.events) } },
      },
      webhooks: {
        additionalProperties: { properties: { out: { items: offered(scope.events) }, starts: definition('jobName') } },
      },
      services: { additionalProperties: { properties: { owns: { items: definition('resourceName') } } } },
      integrations: { additionalProperties: { properties: { owner: definition('resourceName') } } },
    },
    definitions: {
      resource: ofAny(),
      resourceName: oneOf(names),
      jobName: offered(jobs),
      role: offered(scope.roles),
      fieldType: offered([...TYPE_NAMES, ...names.flatMap((name) => [`-> ${name}`, `many ${name}`])]),
      ...Object.assign({}, ...names.map((name) => wordsOf(name, [...scope.fields(name).keys()], scope.roles))),
    },
  })
}

const EVERYBODY = ['self', 'anyone', 'nobody']

const oneOf = (names: readonly string[]): Schema => ({ enum: names })
/** Offered by an editor, and not all there is. */
const offered = (names: readonly string[]): Schema => ({ anyOf: [{ type: 'string' }, { enum: names }] })
/** What is said once, however many refer to it: lists of every name grow with the square of the names where each holds them. */
const definition = (name: string): Schema => ({ $ref: `#/definitions/${name}` })

/** What holds of every resource, with the names that mean the same in each. */
const ofAny = (): Schema =>
  change(resource.schema, {
    properties: {
      fields: { additionalProperties: definition('fieldType') },
      operations: { additionalProperties: { properties: { starts: definition('jobName') } } },
    },
  })

/** Who may be named in its rules. */
function ofCallers(rule: Schema): Schema {
  const access = { read: rule, create: rule, update: rule, delete: rule, write: rule }
  return {
    properties: {
      access: { properties: access },
      operations: { additionalProperties: { properties: { access: rule } } },
    },
  }
}

/** What one resource says, with its own names where they may stand. */
function ofResource(name: string): Schema {
  const [rule, field, order] = [definition(`${name}.rule`), definition(`${name}.field`), definition(`${name}.order`)]
  const own = {
    list: { properties: { filter: { items: field }, search: { items: field }, sort: { items: order } } },
    history: { items: field },
    partition: { properties: { by: field } },
  }
  return { allOf: [definition('resource'), change(ofCallers(rule), { properties: own })] }
}

/** Its own names, said once. */
const wordsOf = (name: string, fields: readonly string[], roles: readonly string[]): Schema => ({
  [`${name}.rule`]: offered([...roles, ...EVERYBODY, ...fields]),
  [`${name}.field`]: oneOf(fields),
  [`${name}.order`]: oneOf(fields.flatMap((field) => [field, `-${field}`])),
})

/** A schema with some of its parts said more exactly. */
function change(schema: Schema, by: Schema): Schema {
  const changed: Record<string, unknown> = { ...schema }
  for (const [key, value] of Object.entries(by)) {
    const old = changed[key]
    changed[key] =
      isSchema(value) && isSchema(old)
        ? change(old, value)
        : Array.isArray(value) && Array.isArray(old) && key === 'anyOf'
          ? merged(old, value)
          : value
  }
  return changed
}

/** `{}` leaves a branch as it is. */
const merged = (old: readonly unknown[], by: readonly unknown[]): readonly unknown[] =>
  by.length === old.length && old.every(isSchema) ? old.map((one, index) => change(one, by[index] as Schema)) : by

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
