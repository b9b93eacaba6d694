import { rateText } from './durations.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'

/** `api_keys: { scopes: [orders.read], rate: 600/min }`, where the program keeps keys of programs. */
export function keyEntry({ aside, backend: { api, data } }: Plan): Entry | null {
  const keys = aside.find(
    ({ columns }) => columns.some(({ name }) => name === 'scopes') && columns.some(({ name }) => /hash|key/.test(name)),
  )
  if (!keys || !api.operations.some(({ access }) => access.credentials.includes('api key'))) return null
  const scopes = (data.vocabularies ?? []).flatMap(({ values, tables }) => (tables.includes(keys.id) ? values : []))
  // What is counted before the handler's turn is counted for whoever shows something.
  const counted = api.operations.flatMap(({ limits, name }) =>
    (limits ?? []).filter(({ chain }) => chain[0]?.what !== name),
  )
  const rate = counted[0] ? rateText(counted[0]) : null
  const said = filled({ key: 'scopes', value: scopes }, rate === null ? null : { key: 'rate', value: rate })
  return { key: 'api_keys', value: said }
}
