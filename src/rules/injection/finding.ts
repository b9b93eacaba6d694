import type { Confidence, Place, Source, Step } from '../../model/index.ts'
import type { Hit } from './sinks.ts'

/** What every finding of the family shares: one function that is wrong is one finding, whoever reaches it. */
export function placed({ operation, call, carried }: Pick<Hit, 'operation' | 'call' | 'carried'>): {
  readonly at: Place
  readonly subject: string
  readonly cause: string
  readonly proof: readonly Step[]
} {
  const at = call.chain.at(-1)?.at ?? operation.handler
  return {
    at,
    subject: operation.id,
    cause: `${at.file} ${call.chain.at(-2)?.what.replace(/^calls /, '') ?? ''} ${carried.source}`,
    proof: [{ what: `${operation.id} takes ${wordsFor(carried.source)}`, at: operation.handler }, ...call.chain],
  }
}

/** Lower where something was asked about the request before, which may have been a check. */
export const sure = (hit: Hit, otherwise: Confidence = 'high'): Confidence =>
  hit.perhapsChecked && otherwise === 'high' ? 'medium' : otherwise

const PLACES: Readonly<Record<string, string>> = {
  path: 'path parameter',
  query: 'query parameter',
  header: 'header',
  cookie: 'cookie',
  body: 'body',
  form: 'form field',
  file: 'file',
}

/** `query:url` in words. */
export function wordsFor(source: Source): string {
  const colon = source.indexOf(':')
  return colon < 0 ? 'the request' : `${PLACES[source.slice(0, colon)] ?? 'input'} \`${source.slice(colon + 1)}\``
}
