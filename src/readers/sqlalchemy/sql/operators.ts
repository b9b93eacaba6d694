interface Sign {
  readonly text: string
  readonly tightness: number
}

/** Python's operators as SQL writes them; a higher number holds tighter. */
export const OPERATORS: Readonly<Record<string, Sign>> = {
  '==': { text: '=', tightness: 5 },
  '!=': { text: '!=', tightness: 5 },
  '<': { text: '<', tightness: 5 },
  '<=': { text: '<=', tightness: 5 },
  '>': { text: '>', tightness: 5 },
  '>=': { text: '>=', tightness: 5 },
  '+': { text: '+', tightness: 7 },
  '-': { text: '-', tightness: 7 },
  '*': { text: '*', tightness: 8 },
  '/': { text: '/', tightness: 8 },
  '%': { text: '%', tightness: 8 },
  '&': { text: 'AND', tightness: 3 },
  '|': { text: 'OR', tightness: 2 },
  '||': { text: '||', tightness: 6 },
}

export const PREFIXES: Readonly<Record<string, string>> = { '~': 'NOT ', '-': '-' }

type Method =
  | { readonly form: 'same' }
  | { readonly form: 'cast' }
  | { readonly form: 'suffix'; readonly text: string }
  | { readonly form: 'infix'; readonly text: string; readonly tightness?: number }

const infix = (text: string): Method => ({ form: 'infix', text, tightness: 5 })
const suffix = (text: string): Method => ({ form: 'suffix', text })

/** Methods of column expressions. */
export const METHODS: Readonly<Record<string, Method>> = {
  is_: infix('IS'),
  is_not: infix('IS NOT'),
  isnot: infix('IS NOT'),
  in_: infix('IN'),
  not_in: infix('NOT IN'),
  notin_: infix('NOT IN'),
  like: infix('LIKE'),
  ilike: infix('ILIKE'),
  not_like: infix('NOT LIKE'),
  notlike: infix('NOT LIKE'),
  not_ilike: infix('NOT ILIKE'),
  notilike: infix('NOT ILIKE'),
  is_distinct_from: infix('IS DISTINCT FROM'),
  is_not_distinct_from: infix('IS NOT DISTINCT FROM'),
  regexp_match: infix('~'),
  concat: infix('||'),
  overlaps: infix('&&'),
  contains: infix('@>'),
  contained_by: infix('<@'),
  desc: suffix('DESC'),
  asc: suffix('ASC'),
  nulls_last: suffix('NULLS LAST'),
  nulls_first: suffix('NULLS FIRST'),
  nullslast: suffix('NULLS LAST'),
  nullsfirst: suffix('NULLS FIRST'),
  label: { form: 'same' },
  self_group: { form: 'same' },
  expression: { form: 'same' },
  cast: { form: 'cast' },
}
