import { escapePattern } from '../../kernel/text.ts'
import type { Application, JsonSchema, Operation, Place } from '../../model/index.ts'
import type { Code } from '../../python/code/code.ts'
import { type CodeClass, classesNamed } from './classes.ts'

/** A model of the contract, with the class it is most likely made from. */
export interface Schema {
  readonly name: string
  readonly class: string
  readonly properties: Readonly<Record<string, JsonSchema>>
  readonly required: readonly string[]
}

/** The models of the body, by where their values come from: `body:item`. */
export function bodySchemas(operation: Operation, application: Application): ReadonlyMap<string, Schema> {
  const known = remembered.get(operation)
  if (known) return known
  const found = new Map<string, Schema>()
  const sources = new Set((operation.trace?.calls ?? []).flatMap((call) => call.arguments.flatMap((one) => one.from)))
  for (const call of operation.trace?.calls ?? []) for (const one of call.receiver) sources.add(one)
  for (const one of operation.trace?.assignments ?? []) for (const from of one.value.from) sources.add(from)
  const bodies = [...sources].filter((source) => source.startsWith('body:'))
  const [schema] = Object.values(operation.body?.content ?? {})
  const whole = schema && schemaAt(schema, application)
  const parts = whole && whole.class.startsWith('Body_') ? whole.properties : null
  if (parts)
    for (const [name, part] of Object.entries(parts)) {
      const one = schemaAt(part, application)
      if (one) found.set(`body:${name}`, one)
    }
  else if (whole) for (const source of bodies.length > 0 ? bodies : ['body:']) found.set(source, whole)
  remembered.set(operation, found)
  return found
}

const remembered = new WeakMap<Operation, ReadonlyMap<string, Schema>>()

/** The model a schema refers to; null for any other schema. */
export function schemaAt(schema: JsonSchema, application: Application): Schema | null {
  const options = ((schema['anyOf'] ?? schema['allOf'] ?? [schema]) as readonly JsonSchema[]).filter(
    (one) => one['type'] !== 'null',
  )
  const reference = options.length === 1 ? String(options[0]!['$ref'] ?? '') : ''
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  const found = application.schemas[name]
  if (!found) return null
  return {
    name,
    class: name.replace(/-(Input|Output)$/, '').replace(/^.*__/, ''),
    properties: (found['properties'] ?? {}) as Schema['properties'],
    required: (found['required'] ?? []) as readonly string[],
  }
}

/** The schema without its `null`. */
export function withoutNull(schema: JsonSchema): { readonly schema: JsonSchema; readonly nullable: boolean } {
  const options = schema['anyOf'] as readonly JsonSchema[] | undefined
  if (!options) return { schema, nullable: schema['type'] === 'null' }
  const others = options.filter((one) => one['type'] !== 'null')
  return { schema: others.length === 1 ? others[0]! : schema, nullable: others.length < options.length }
}

/** Where a class of the project declares a field, itself or by inheritance. */
export function fieldPlace(
  code: Code,
  className: string,
  field: string,
): { readonly at: Place; readonly validated: boolean } | null {
  const classes = classesNamed(code, className)
  if (classes.length !== 1) return null
  return declared(code, classes[0]!, field, 0)
}

function declared(
  code: Code,
  { file, node }: CodeClass,
  field: string,
  depth: number,
): { readonly at: Place; readonly validated: boolean } | null {
  const validated = new RegExp(
    `validator\\([^)]*["'](${escapePattern(field)}|\\*)["']|model_validator|root_validator`,
  ).test(file.text(node))
  for (const one of node.body)
    if (one.kind === 'AnnotatedAssign' && one.target.kind === 'Name' && one.target.id === field)
      return { at: file.place(one), validated }
  for (const base of depth > 5 ? [] : node.bases) {
    const name = (file.pathOf(base) ?? '').split('.').at(-1)!
    for (const parent of classesNamed(code, name)) {
      const found = declared(code, parent, field, depth + 1)
      if (found) return { ...found, validated: found.validated || validated }
    }
  }
  return null
}
