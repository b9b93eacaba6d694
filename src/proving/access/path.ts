import type { JsonSchema, Operation } from '../../model/index.ts'

/** Stands in a path for what could not be read. */
export const UNREADABLE = '{?}'

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** A path that leads to an operation and to no row: its parameters are filled with what belongs to nobody. */
export function requestPath({ path, parameters }: Pick<Operation, 'path' | 'parameters'>): string {
  return path.replace(/\{([^{}:]+)(?::[^{}]*)?\}/g, (_, name: string) => {
    const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema
    return encodeURIComponent(valueFor(schema ?? {}))
  })
}

function valueFor(schema: JsonSchema): string {
  const options = [schema['anyOf'], schema['oneOf']].find(Array.isArray) as readonly JsonSchema[] | undefined
  if (options?.[0]) return valueFor(options[0])
  const [choice] = Array.isArray(schema['enum']) ? (schema['enum'] as readonly unknown[]) : []
  if (choice !== undefined) return String(choice)
  if (schema['format'] === 'uuid') return NOBODY
  if (schema['format'] === 'email') return 'nobody@example.com'
  if (schema['format'] === 'date') return '2000-01-01'
  return schema['type'] === 'integer' || schema['type'] === 'number' ? '999999999' : 'nobody'
}
