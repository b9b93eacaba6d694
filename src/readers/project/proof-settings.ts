import { type TomlTable, isTable, tableAt } from '../../kernel/toml.ts'
import type { Login, ProofSettings, StatedBudgets, StatedPrincipal, StatedRequest } from '../../model/index.ts'
import { NO_PROOF_SETTINGS } from '../../model/proof-settings.ts'
import type { TableChecks } from './table-checks.ts'

const KEYS = [
  'directory',
  'start',
  'migrate',
  'tests',
  'ready',
  'environment',
  'production',
  'shared',
  'budgets',
  'principals',
] as const
const PRINCIPAL_KEYS = ['role', 'headers', 'sign-up', 'login'] as const
const REQUEST_KEYS = ['path', 'method', 'json', 'form'] as const
const LOGIN_KEYS = [...REQUEST_KEYS, 'token'] as const
const METHODS = ['POST', 'PUT', 'PATCH', 'GET']

/** The table `[prove]`: how the application is started, and who calls it. */
export function readProofSettings(own: TomlTable, checks: TableChecks): ProofSettings {
  if (!checks.isTableOrMissing(own, ['prove'])) return NO_PROOF_SETTINGS
  const table = tableAt(own, 'prove')
  checks.knownOnly(table, KEYS, ['prove'])
  const text = (key: (typeof KEYS)[number]): string | null => checks.text(table, ['prove', key])
  return {
    directory: directoryIn(table, checks),
    start: startIn(table, checks),
    migrate: commandsIn(table, checks),
    tests: text('tests'),
    ready: pathIn(table, ['prove', 'ready'], checks),
    environment: checks.texts(table, ['prove', 'environment']),
    production: table['production'] === undefined ? null : checks.texts(table, ['prove', 'production']),
    shared: checks.list(table, ['prove', 'shared']),
    budgets: budgetsIn(table, checks),
    principals: checks.isTableOrMissing(table, ['prove', 'principals']) ? principalsIn(table, checks) : [],
  }
}

function directoryIn(table: TomlTable, checks: TableChecks): string | null {
  const given = checks.text(table, ['prove', 'directory'])
  if (given === null) return null
  const inside = !given.startsWith('/') && !given.split(/[/\\]/).includes('..')
  return checks.holds(inside, ['prove', 'directory'], `${given} leads out of the folder`, 'Name a folder below it.')
    ? given.replace(/^(\.\/)+|\/+$/g, '')
    : null
}

function startIn(table: TomlTable, checks: TableChecks): string | null {
  const start = checks.text(table, ['prove', 'start'])
  const help = 'For example start = "uvicorn app.main:app --port {port}"'
  return start === null || checks.holds(start.includes('{port}'), ['prove', 'start'], 'prove.start has no {port}', help)
    ? start
    : null
}

/** One command, or several in order. */
const commandsIn = (table: TomlTable, checks: TableChecks): readonly string[] | null =>
  typeof table['migrate'] === 'string'
    ? [table['migrate']]
    : table['migrate'] === undefined
      ? null
      : checks.list(table, ['prove', 'migrate'])

function pathIn(table: TomlTable, path: readonly string[], checks: TableChecks): string | null {
  const given = checks.text(table, path)
  const help = `Write it as ${path.at(-1)} = "/..."`
  return given !== null && checks.holds(given.startsWith('/'), path, `${path.join('.')} does not begin with /`, help)
    ? given
    : null
}

function budgetsIn(table: TomlTable, checks: TableChecks): StatedBudgets {
  const path = ['prove', 'budgets']
  if (!checks.isTableOrMissing(table, path)) return {}
  const given = tableAt(table, 'budgets')
  checks.knownOnly(given, ['read', 'write', 'rps'], path)
  const time = (key: 'read' | 'write'): StatedBudgets => {
    const value = checks.text(given, [...path, key])
    const help = `Write it as ${key} = "120ms" or "0.5s"`
    const fine = value !== null && /^\d+(\.\d+)?\s*(ms|s)$/.test(value)
    if (value !== null) checks.holds(fine, [...path, key], `${value} is no time`, help)
    return fine ? { [key]: value } : {}
  }
  const rate = given['rps']
  const isRate = typeof rate === 'number' && rate > 0
  checks.holds(
    rate === undefined || isRate,
    [...path, 'rps'],
    'prove.budgets.rps is no number',
    'Write it as rps = 300',
  )
  return { ...time('read'), ...time('write'), ...(isRate ? { rps: rate } : {}) }
}

function principalsIn(table: TomlTable, checks: TableChecks): readonly StatedPrincipal[] {
  const all = tableAt(table, 'principals')
  return Object.keys(all).flatMap((name) => {
    const path = ['prove', 'principals', name]
    return checks.isTableOrMissing(all, path) ? principalIn(tableAt(all, name), name, path, checks) : []
  })
}

function principalIn(
  table: TomlTable,
  name: string,
  path: readonly string[],
  checks: TableChecks,
): readonly StatedPrincipal[] {
  checks.knownOnly(table, PRINCIPAL_KEYS, path)
  const headers = checks.texts(table, [...path, 'headers'])
  const signUp = requestIn(table, [...path, 'sign-up'], REQUEST_KEYS, checks)
  const request = requestIn(table, [...path, 'login'], LOGIN_KEYS, checks)
  const token = checks.text(tableAt(table, 'login'), [...path, 'login', 'token'])
  const login: Login | null = request === null ? null : { ...request, token: token ?? '' }
  const known = checks.holds(
    Object.keys(headers).length > 0 || Object.hasOwn(table, 'login'),
    path,
    `${path.join('.')} says nothing of how it is known`,
    'Give it login = { path = "/login", json = { ... }, token = "access_token" }, or headers = { ... }',
  )
  return known ? [{ name, role: checks.text(table, [...path, 'role']), headers, signUp, login }] : []
}

function requestIn(
  table: TomlTable,
  path: readonly string[],
  keys: readonly string[],
  checks: TableChecks,
): StatedRequest | null {
  if (table[path.at(-1)!] === undefined || !checks.isTableOrMissing(table, path)) return null
  const request = tableAt(table, path.at(-1)!)
  checks.knownOnly(request, keys, path)
  const where = pathIn(request, [...path, 'path'], checks)
  const method = checks.oneOf(request, [...path, 'method'], METHODS) ?? 'POST'
  const said = ['json', 'form'].filter((key) => request[key] !== undefined)
  const whole = checks.holds(
    request['path'] !== undefined && said.length === 1 && isTable(request[said[0]!]),
    path,
    `${path.join('.')} is no request`,
    'It needs a path and either json = { ... } or form = { ... }',
  )
  if (!whole || where === null) return null
  const body =
    said[0] === 'form' ? { form: checks.texts(request, [...path, 'form']) } : { json: tableAt(request, 'json') }
  return { path: where, method, body }
}
