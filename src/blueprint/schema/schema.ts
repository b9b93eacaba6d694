import { scopeOf } from '../check/scope.ts'
import { TYPE_NAMES } from '../expression/field.ts'
import { type Blueprint, type NamedResource, blueprint } from '../language/blueprint.ts'
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
  const resources = [...scope.resources.values()]
  const names = resources.map(({ name }) => name)
  const jobs = (read.jobs ?? []).map(({ name }) => name)
  const each = (of: NamedResource): Schema => ({
    allOf: [definition('resource'), ofNames([...scope.fields(of.name).keys()], [...scope.roles, ...EVERYBODY])],
  })
  return change(publishedSchema(), {
    properties: {
      resources: {
        additionalProperties: { allOf: [definition('resource'), ofNames([], scope.roles)] },
        properties: Object.fromEntries(resources.map((one) => [one.name, each(one)])),
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
      fieldType: offered([...TYPE_NAMES, ...names.flatMap((name) => [`-> ${name}`, `many ${name}`])]),
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

/** The names that may stand in one resource. */
function ofNames(fields: readonly string[], who: readonly string[]): Schema {
  const rule = offered([...who, ...fields])
  const access = { read: rule, create: rule, update: rule, delete: rule, write: rule }
  const operations = { additionalProperties: { properties: { access: rule } } }
  const roles = { access: { properties: access }, operations }
  if (fields.length === 0) return { properties: roles }
  const field = oneOf(fields)
  const sorted = oneOf(fields.flatMap((name) => [name, `-${name}`]))
  return {
    properties: {
      ...roles,
      list: { properties: { filter: { items: field }, search: { items: field }, sort: { items: sorted } } },
      history: { items: field },
      partition: { properties: { by: field } },
    },
  }
}

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
