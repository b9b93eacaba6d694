import { LineCounter, parseDocument } from 'yaml'
import { Trouble } from '../../kernel/diagnostic.ts'
import { decode } from '../../kernel/files/tree.ts'
import { positionOf } from '../../kernel/text.ts'
import { findJsonProblem } from './json-problem.ts'

/** A document reaches this far only when it was written to. */
const MAXIMUM_ALIASES = 1_000

/** The value in a JSON or YAML file; where it breaks, the trouble names line and column. */
export function parseContract(bytes: Uint8Array, file: string): { readonly text: string; readonly value: unknown } {
  const text = decode(bytes).text.replace(/^\uFEFF/, '')
  if (/^\s*</.test(text)) throw broken(file, text, text.search(/\S/), 'this is markup, not an OpenAPI document')
  const isJson = /\.json$/i.test(file) || (!/\.ya?ml$/i.test(file) && /^\s*[{[]/.test(text))
  return { text, value: isJson ? parseJson(text, file) : parseYaml(text, file) }
}

export function broken(file: string, text: string, offset: number, message: string): Trouble {
  return new Trouble('usage', {
    message,
    at: { path: file, ...positionOf(text, offset) },
    help: 'A contract is an OpenAPI 3.0 or 3.1 document in JSON or YAML.',
  })
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const problem = findJsonProblem(text)
    throw broken(file, text, problem?.offset ?? 0, `not valid JSON: ${problem?.message ?? String(error)}`)
  }
}

function parseYaml(text: string, file: string): unknown {
  try {
    const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false })
    const [first] = document.errors
    if (first) throw broken(file, text, first.pos[0], `not valid YAML: ${first.message}`)
    return document.toJS({ maxAliasCount: MAXIMUM_ALIASES })
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw broken(
      file,
      text,
      0,
      `not readable YAML: ${error instanceof RangeError ? 'nested too deep' : (error as Error).message}`,
    )
  }
}
