/** What is wrong with a JSON text, and the offset at which it shows. Only asked after `JSON.parse` refused it. */
export interface JsonProblem {
  readonly message: string
  readonly offset: number
}

const TOKEN = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const BLANK = /[ \t\r\n]*/y

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing'

const MESSAGES: Readonly<Record<Expected, string>> = {
  value: 'a value is expected here',
  'value or end': 'a value or ] is expected here',
  key: 'a name in double quotes is expected here',
  'key or end': 'a name in double quotes or } is expected here',
  colon: 'a colon is expected here',
  'comma or end': 'a comma or the closing bracket is expected here',
  nothing: 'nothing more is expected here',
}

/** Walks token by token with a stack of its own, so that no depth of nesting ends it. */
export function findJsonProblem(text: string): JsonProblem | null {
  const open: string[] = []
  let expected: Expected = 'value'
  let offset = 0
  for (;;) {
    offset = skipBlank(text, offset)
    if (offset >= text.length) return expected === 'nothing' ? null : { message: 'the file ends too early', offset }
    const token = text[offset] === '"' ? stringAt(text, offset) : matchAt(TOKEN, text, offset)
    const next: Expected | null = token === undefined ? null : follow(token, expected, open)
    if (token === undefined || next === null) return { message: MESSAGES[expected], offset }
    expected = next
    offset += token.length
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0]
}

const QUOTE = 34
const BACKSLASH = 92
const FIRST_PRINTABLE = 32

/** Character by character: a pattern that may step back remembers each of five million. */
function stringAt(text: string, offset: number): string | undefined {
  for (let at = offset + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return text.slice(offset, at + 1)
    if (code < FIRST_PRINTABLE) return undefined
    if (code !== BACKSLASH) continue
    const escape = matchAt(ESCAPE, text, at)
    if (escape === undefined) return undefined
    at += escape.length - 1
  }
  return undefined
}

function skipBlank(text: string, offset: number): number {
  BLANK.lastIndex = offset
  BLANK.exec(text)
  return BLANK.lastIndex
}

/** What may come after a token; null when the token itself may not stand here. */
function follow(token: string, expected: Expected, open: string[]): Expected | null {
  const after = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end')
  if (token === '}' || token === ']') {
    const fits = expected === 'comma or end' || expected === (token === '}' ? 'key or end' : 'value or end')
    return fits && open.pop() === token ? after() : null
  }
  if (token === ':') return expected === 'colon' ? 'value' : null
  if (token === ',') return expected === 'comma or end' ? (open.at(-1) === '}' ? 'key' : 'value') : null
  if (expected === 'key' || expected === 'key or end') return token.startsWith('"') ? 'colon' : null
  if (expected !== 'value' && expected !== 'value or end') return null
  if (token !== '{' && token !== '[') return after()
  open.push(token === '{' ? '}' : ']')
  return token === '{' ? 'key or end' : 'value or end'
}
