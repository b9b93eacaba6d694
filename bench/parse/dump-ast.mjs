// Writes one JSON line per Python file below a directory: its path and our tree. Read by compare-ast.py.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { bundledSyntax } from './bundled.mjs'
import { pythonFiles } from './python-files.mjs'

const { loadParser } = await bundledSyntax()
const parser = await loadParser()

const computed = ['body', 'docstring', 'generator']

function plain(value) {
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  const keys = value.kind === 'FunctionDef' ? [...Object.keys(value), ...computed] : Object.keys(value)
  const result = Object.fromEntries(keys.map((key) => [key, plain(value[key])]))
  if (value.kind === 'Constant' && typeof value.value !== 'string') result.value = String(value.value)
  return result
}

for (const path of pythonFiles(process.argv[2])) {
  const module = parser.parse(readFileSync(path, 'utf8'))
  const line = JSON.stringify({ path, body: plain(module.body), docstring: module.docstring, broken: module.broken })
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}
