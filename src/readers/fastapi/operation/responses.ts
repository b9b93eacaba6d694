import { asText, isMade } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { JsonSchema } from '../../../model/api.ts'
import type { Field, Registered } from '../../pydantic/field.ts'
import { mergeDeep, present, toJson } from '../json.ts'
import { DEFAULT } from '../library/defaults.ts'
import { flatten, isResponseClass } from '../parameters.ts'
import { isEventStream, responseClass } from '../responses.ts'
import { returnTypeOf } from '../signature.ts'
import { allowsBody, statusNumber, statusText } from '../status.ts'
import { type Context, attribute } from './context.ts'
import type { Parts } from './index.ts'
import { titled } from './title.ts'

export interface Success {
  readonly status: string
  readonly allowsBody: boolean
  readonly mediaType: string | null
  readonly json: boolean
  readonly registered: Registered | null
  readonly stream: 'jsonl' | 'sse' | null
}

export function successOf(route: Instance, endpoint: Value, uniqueId: string, context: Context): Success {
  const { machine, schemas, edition } = context
  const given = attribute(route, 'response_class')
  const shape = responseClass(given, machine)
  const status = statusNumber(attribute(route, 'status_code'))
  const model = attribute(route, 'response_model')
  const stream = edition.streams ? streamOf(route, endpoint, machine) : null
  const base = {
    status: String(status ?? shape.status),
    allowsBody: allowsBody(status),
    mediaType: shape.mediaType,
    json: shape.json,
  }
  if (stream)
    return {
      ...base,
      stream: stream.form,
      registered: stream.item ? schemas.add(plainField(`StreamItem_${uniqueId}`, stream.item), 'serialization') : null,
    }
  const registered =
    model && present(model) && !isResponseClass(flatten(model).type, machine)
      ? schemas.add(plainField(`Response_${uniqueId}`, model), 'serialization')
      : null
  return { ...base, stream: null, registered }
}

const plainField = (name: string, type: Value): Field => ({ name, alias: name, type, info: null, default: undefined })

const STREAMS = /(Async)?(Iterable|Iterator|Generator)$/

/** A generator as endpoint streams its items. */
function streamOf(
  route: Instance,
  endpoint: Value,
  machine: Machine,
): { form: 'jsonl' | 'sse'; item: Value | null } | null {
  const inner = endpoint.kind === 'method' ? endpoint.function : endpoint
  const generator = inner.kind === 'function' && inner.node.kind === 'FunctionDef' && inner.node.generator
  const responseClass_ = attribute(route, 'response_class')
  const form = isEventStream(responseClass_) ? 'sse' : isMade(responseClass_, DEFAULT) ? 'jsonl' : null
  if (!generator || !form) return null
  const returned = returnTypeOf(endpoint, machine)
  const item =
    returned?.kind === 'generic' && returned.origin.kind === 'external' && STREAMS.test(returned.origin.path)
      ? (returned.args[0] ?? null)
      : null
  const hidden = item?.kind === 'external' && item.path.endsWith('ServerSentEvent')
  return { form, item: hidden ? null : item }
}

export interface AdditionalResponse {
  readonly code: string
  readonly given: Record<string, unknown>
  readonly registered: Registered | null
}

export function additionalResponses(
  route: Instance,
  uniqueId: string,
  context: Context,
): readonly AdditionalResponse[] {
  const responses = attribute(route, 'responses')
  if (responses?.kind !== 'mapping') return []
  return [...responses.entries.values()].flatMap(({ key, value }) => {
    const code = statusNumber(key)?.toString() ?? asText(key)
    if (code === null) return []
    const entry = value.kind === 'alternatives' ? value.options[0]!.value : value
    const model = entry.kind === 'mapping' ? entry.entries.get('smodel')?.value : undefined
    const given =
      entry.kind === 'mapping'
        ? (toJson(
            { ...entry, entries: new Map([...entry.entries].filter(([name]) => name !== 'smodel')) },
            context.machine,
          ) as Record<string, unknown>)
        : {}
    return [
      {
        code,
        given,
        registered: present(model)
          ? context.schemas.add(plainField(`Response_${code}_${uniqueId}`, model), 'serialization')
          : null,
      },
    ]
  })
}

/** Whoever asks for something may be given something wrong, unless the route says itself what happens then. */
export function validates(parts: Parts): boolean {
  if (parts.parameters.length === 0 && parts.body === null) return false
  const codes = [parts.success.status, ...parts.responses.map((one) => codeOf(one.code))]
  return !['422', '4XX', 'default'].some((code) => codes.includes(code))
}

const codeOf = (code: string): string => (code.toUpperCase() === 'DEFAULT' ? 'default' : code.toUpperCase())

export function writeResponses(route: Instance, parts: Parts): Record<string, unknown> {
  const { success } = parts
  const responses: Record<string, unknown> = {}
  const first: Record<string, unknown> = {
    description: asText(attribute(route, 'response_description')) ?? 'Successful Response',
  }
  if (success.allowsBody) Object.assign(first, successContent(success))
  responses[success.status] = first
  for (const one of parts.responses) writeAdditional(responses, one, success.mediaType)
  if (validates(parts)) {
    responses['422'] = {
      description: 'Validation Error',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/HTTPValidationError' } } },
    }
  }
  return responses
}

function successContent(success: Success): Record<string, unknown> {
  if (success.stream === 'jsonl')
    return { content: { 'application/jsonl': { itemSchema: success.registered ? titled(success.registered) : {} } } }
  if (success.stream === 'sse')
    return { content: { 'text/event-stream': { itemSchema: eventSchema(success.registered) } } }
  if (!success.mediaType) return {}
  const schema = !success.json ? { type: 'string' } : success.registered ? titled(success.registered) : {}
  return { content: { [success.mediaType]: { schema } } }
}

function eventSchema(item: Registered | null): JsonSchema {
  const properties: Record<string, unknown> = {
    data: { type: 'string' },
    event: { type: 'string' },
    id: { type: 'string' },
    retry: { type: 'integer', minimum: 0 },
  }
  if (!item) return { type: 'object', properties }
  return {
    type: 'object',
    properties: {
      ...properties,
      data: { type: 'string', contentMediaType: 'application/json', contentSchema: titled(item) },
    },
    required: ['data'],
  }
}

function writeAdditional(responses: Record<string, unknown>, one: AdditionalResponse, mediaType: string | null): void {
  const code = codeOf(one.code)
  const before = (responses[code] ??= {}) as Record<string, unknown>
  const given = structuredClone(one.given)
  if (one.registered) {
    const content = (given['content'] ??= {}) as Record<string, Record<string, unknown>>
    const slot = (content[mediaType ?? 'application/json'] ??= {})
    const schema = (slot['schema'] ??= {}) as Record<string, unknown>
    mergeDeep(schema, titled(one.registered) as Record<string, unknown>)
  }
  const description = given['description'] || before['description'] || statusText(one.code) || 'Additional Response'
  mergeDeep(before, given)
  before['description'] = description
}
