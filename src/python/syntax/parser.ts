import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Language, Parser as WasmParser } from 'web-tree-sitter'
import type { Module } from '../ast.ts'
import { directCursor, type OpenCursor, openPublicCursor } from './cursor.ts'
import type { FlatTree } from './flat-tree.ts'
import { flatten, kindsOf } from './flatten.ts'
import { lower } from './lowering/index.ts'
import { withoutByteOrderMark } from './source.ts'

export class Parser {
  readonly #parser: WasmParser
  readonly #kinds: Uint8Array
  readonly #open: OpenCursor

  constructor(parser: WasmParser, kinds: Uint8Array, open: OpenCursor) {
    this.#parser = parser
    this.#kinds = kinds
    this.#open = open
  }

  parse(source: string): Module {
    return lower(this.flatten(source), source)
  }

  /** The bare tree; `lower` makes a Module of it and of the same source. */
  flatten(source: string): FlatTree {
    const text = withoutByteOrderMark(source)
    const read = newlinesOnly(text)
    const tree = this.#parser.parse((index) => read.slice(index, index + chunk))
    if (tree === null) throw new Error('The Python parser gave no tree: it has no language, or was cancelled.')
    try {
      return flatten(tree, this.#open, this.#kinds, text)
    } finally {
      tree.delete()
    }
  }
}

/** What the library copies into WASM at a time. Given the whole text, it slices off the whole rest each
 * time: 10 MB on one line then took 7.5 s instead of 4.4 s. */
const chunk = 5000

/** A lone carriage return ends a line in Python but not in the grammar; offsets stay as they are. */
function newlinesOnly(source: string): string {
  return source.replace(/\r(?!\n)/g, '\n')
}

let loading: Promise<Parser> | null = null

/** The parser of this thread; the WASM files are read once. */
export function loadParser(): Promise<Parser> {
  loading ??= load()
  return loading
}

async function load(): Promise<Parser> {
  const module: Record<string, unknown> = { wasmBinary: await readWasm('web-tree-sitter/web-tree-sitter.wasm') }
  await WasmParser.init(module)
  const language = await Language.load(await readWasm('tree-sitter-python/tree-sitter-python.wasm'))
  const parser = new WasmParser()
  parser.setLanguage(language)
  const kinds = kindsOf(language)
  const direct = directCursor(module)
  const open = direct !== null && agrees(parser, kinds, direct) ? direct : openPublicCursor
  return new Parser(parser, kinds, open)
}

/** Beside the bundle when bundled, else in node_modules. */
async function readWasm(specifier: string): Promise<Uint8Array> {
  const name = specifier.slice(specifier.indexOf('/') + 1)
  for (const place of [`./${name}`, `../${name}`]) {
    try {
      return await readFile(fileURLToPath(new URL(place, import.meta.url)))
    } catch {
      // Not there: the next place, at last the package itself.
    }
  }
  return readFile(createRequire(import.meta.url).resolve(specifier))
}

const sample =
  'import os\n\n@cache\nasync def f(a, /, *b: int = (1,)) -> str:\n    # why\n    return f"{a!r:>{b}}" "x"\n\nx = (\n'

function agrees(parser: WasmParser, kinds: Uint8Array, direct: OpenCursor): boolean {
  const tree = parser.parse(sample)
  if (tree === null) return false
  const [expected, actual] = [openPublicCursor, direct].map(
    (open) => new Uint8Array(flatten(tree, open, kinds, sample).buffer),
  )
  tree.delete()
  if (expected === undefined || actual === undefined || expected.length !== actual.length) return false
  return expected.every((byte, index) => byte === actual[index])
}
