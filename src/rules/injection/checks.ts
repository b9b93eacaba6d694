import type { Call, Test } from '../../model/index.ts'
import type { Code } from '../../python/code/code.ts'
import { nodesIn } from '../../python/code/names.ts'
import type { Carried } from './sinks.ts'

/** Whether what came with the request was looked at before: surely, perhaps, or not at all. */
export function isChecked({ source, piece }: Carried, call: Call, code: Code): 'yes' | 'perhaps' | 'no' {
  const tests = [...piece.tests, ...(call.tests ?? [])].filter((one) => !asksNothing(one))
  if (tests.some((one) => one.values.includes(piece.value))) return 'yes'
  const [, place, name] = /^(\w+)(?::(.*))?$/.exec(source) ?? []
  const about = tests.filter((one) => one.from.some((from) => piece.from.includes(from)) || names(one, name ?? ''))
  if (about.length === 0) return 'no'
  // A parameter is one word; a body is many.
  if (place !== 'body' && place !== 'request') return 'yes'
  const words = wordsAt(call, code)
  return about.some((one) => wordsOf(one.text).some((word) => words.has(word) && word !== name)) ? 'yes' : 'perhaps'
}

/** A helper of the project that is handed the value: what it answers is known, what it asked is not. */
const names = (test: Test, name: string): boolean =>
  name !== '' && test.text.includes('(') && wordsOf(test.text).includes(name)

/** Whether it is there, what class it is of, whether a file of that name exists: no question about what it says. */
const asksNothing = ({ text, made }: Test): boolean =>
  /^(not )*[\w.]+$/.test(text) ||
  /\bis (not )?None$/.test(text) ||
  /^(not )*(isinstance|hasattr|callable|len)\(/.test(text) ||
  /^(not )*[^()]*\.(exists|is_file|is_dir|isfile|isdir)\(/.test(text) ||
  /^(os\.path|pathlib\.Path)\.(exists|isfile|isdir|is_file|is_dir)$/.test(made) ||
  /^(not )*[\w.]+ (==|!=) (''|"")$/.test(text) ||
  text.startsWith('except')

const wordsOf = (text: string): readonly string[] => text.match(/[A-Za-z_]\w*/g) ?? []

/** The names a call is written with. */
function wordsAt(call: Call, code: Code): ReadonlySet<string> {
  const at = call.chain.at(-1)?.at
  const file = at ? code.file(at.file) : null
  const node = file?.calls.find((one) => {
    const place = file.place(one.node)
    return place.line === at!.line && place.column === at!.column
  })?.node
  const words = new Set<string>()
  for (const one of nodesIn([...(node?.args ?? []), ...(node?.keywords ?? [])])) {
    if (one.kind === 'Name') words.add(String(one['id']))
    if (one.kind === 'Attribute') words.add(String(one['name']))
  }
  return words
}
