import { asText } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'
import type { Statement } from '../../model/data.ts'

/** The text of a raw statement; what is not known in it stands as `{expression}`. */
export function sqlOf(value: Value | undefined): string | null {
  if (!value) return null
  const known = asText(value)
  if (known !== null) return tidy(known)
  if (value.kind === 'alternatives')
    return value.options.map((option) => sqlOf(option.value)).find((one) => one !== null) ?? null
  if (value.kind === 'unknown') return tidy(/^text "([\s\S]*)"$/.exec(value.why)?.[1] ?? '{?}')
  if (value.kind === 'instance' && value.class.kind === 'external') {
    const inner = value.receiver ?? value.args[0]
    if (/(^|\.)(text|TextClause|SQL|join|strip|format|dedent|replace)$/.test(value.class.path) && inner)
      return sqlOf(inner)
    if (value.class.path === 'operator.+') return `${sqlOf(value.args[0]) ?? '{?}'}${sqlOf(value.args[1]) ?? '{?}'}`
  }
  return null
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|\{[^}]*\}|[A-Za-z_][\w$]*|[^\s\w]/g
const WORDS_BEFORE_TABLE = new Set(['from', 'join', 'into', 'update', 'table'])
const NOT_A_TABLE = new Set([
  'select',
  'lateral',
  'only',
  'set',
  'unnest',
  'generate_series',
  'jsonb_array_elements',
  'where',
])
const VERBS: Readonly<Record<string, Statement['verb']>> = {
  select: 'select',
  insert: 'insert',
  update: 'update',
  delete: 'delete',
}

/** What a raw statement does and which tables it names: enough of SQL to be honest about it. */
export function readSql(sql: string): { readonly does: Statement['verb']; readonly tables: readonly string[] } {
  const tokens = sql.match(TOKEN)?.filter((one) => !one.startsWith('--') && !one.startsWith('/*')) ?? []
  const defined = new Set(
    tokens.flatMap((token, i) =>
      tokens[i + 1]?.toLowerCase() === 'as' && tokens[i + 2] === '(' ? [token.toLowerCase()] : [],
    ),
  )
  const tables: string[] = []
  let depthOfCall = 0
  for (const [i, token] of tokens.entries()) {
    const word = token.toLowerCase()
    // `extract(epoch from x)` and `for update` name no table.
    if (word === 'extract' || word === 'substring' || word === 'trim') depthOfCall = 1
    else if (token === ')') depthOfCall = 0
    if (
      !WORDS_BEFORE_TABLE.has(word) ||
      (depthOfCall && word === 'from') ||
      (word === 'update' && /^(for|do|on)$/i.test(tokens[i - 1] ?? ''))
    )
      continue
    const name = nameAt(tokens, i + 1)
    if (name && !NOT_A_TABLE.has(name.toLowerCase()) && !defined.has(name.toLowerCase()) && !tables.includes(name))
      tables.push(name)
  }
  const verb = tokens.map((token) => VERBS[token.toLowerCase()]).find((one) => one)
  return { does: verb ?? 'raw', tables }
}

function nameAt(tokens: readonly string[], at: number): string | null {
  let name = ''
  for (let i = at; i < tokens.length; i += 2) {
    const token = tokens[i]
    if (!token || !/^["A-Za-z_]/.test(token)) return name || null
    name += token.replace(/"/g, '')
    if (tokens[i + 1] !== '.') return name
    name += '.'
  }
  return name || null
}
