import type { Named, PlannedCall } from './topic.ts'

/** Each thing by itself, or all of the kind where none is named. */
export const look = (kind: string, { things }: Named): readonly PlannedCall[] =>
  things.length === 0
    ? [{ tool: 'look', input: { kind } }]
    : things.map((name) => ({ tool: 'look', input: { kind, name } }))

/** Tables, and columns: `hashed_password` is no table. */
export const lookTables = (named: Named): readonly PlannedCall[] =>
  named.things.length === 0
    ? look('tables', named)
    : named.things.flatMap((name) =>
        look(name.includes('_') && !named.tables.includes(name) ? 'columns' : 'tables', { ...named, things: [name] }),
      )

/** Operations: those that are meant, else those that do to the tables what is asked, else those that are called so. */
export function lookOperations(named: Named, more: readonly string[] = []): readonly PlannedCall[] {
  const { operations, doing, status, tables, question } = named
  const { demand } = named
  const asked = [
    ...more,
    ...(demand === null ? [] : [`access=${demand}`]),
    ...(status === null ? [] : [`answers=${status}`]),
  ]
  const call = (one: object, where: readonly string[]): PlannedCall => ({
    tool: 'look',
    input: { kind: 'operations', ...one, ...(where.length > 0 ? { where } : {}) },
  })
  const all = /\b(?:operation|endpoint|route|where)/i.test(question)
  if (doing !== null && all)
    return [call({}, [...asked, ...(tables.length > 0 ? tables.map((table) => `${doing}=${table}`) : [doing])])]
  if (demand !== null) return [call({}, asked)]
  if (operations.length > 0) return operations.map((name) => call({ name }, asked))
  return named.things.length === 0 ? [call({}, asked)] : named.things.map((name) => call({ name }, asked))
}

export const isSecret = /\bsecrets?\b/i

/** Columns, settings, or both where the question says neither. */
export function secrets({ question }: Named): readonly PlannedCall[] {
  const [columns, settings] = [
    /\b(?:column|table|field|stored|database)/i,
    /\b(?:setting|variable|environment|config)/i,
  ]
  const field = /\bpersonal\b/i.test(question) ? 'personal' : 'secret'
  const inColumns = { tool: 'look', input: { kind: 'columns', where: [field] } }
  const inSettings = { tool: 'look', input: { kind: 'settings', where: ['secret'] } }
  if (columns.test(question) || field === 'personal') return [inColumns]
  return settings.test(question) ? [inSettings] : [inColumns, inSettings]
}
