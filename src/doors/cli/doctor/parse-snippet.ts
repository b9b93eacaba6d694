import { loadParser } from '../../../python/syntax/index.ts'

const snippet = '@app.get("/books/{id}")\nasync def book(id: int) -> Book: ...\n'

/** Loads both WebAssembly files and reads a few lines of Python with them. */
export async function parseSnippet(): Promise<string> {
  const { body, broken } = (await loadParser()).parse(snippet)
  const [first] = body
  if (first?.kind !== 'FunctionDef' || first.decorators.length !== 1 || broken.length > 0) {
    throw new Error(`the parser read a decorated function as ${first?.kind ?? 'nothing'}`)
  }
  return 'reads a snippet'
}
