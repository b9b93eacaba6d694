import { listed } from '../../../kernel/english.ts'
import type { Capability, DesignRequest, Operation, Table } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import { type Ground, type Proposal, sentence } from '../ground.ts'
import { mailing, named } from './index.ts'

/** More places say nothing more. */
const MOST = 4

/** What is asked for and is no field and no operation: told with where it belongs, and never passed over as if it had been done. */
export function capabilityTold(ground: Ground, request: DesignRequest, capability: Capability): Partial<Proposal> {
  const { name, of, from } = capability
  if (name === 'operation') return {}
  const tables = tablesOf(ground, request, capability)
  if (name === 'pagination') return pagingTold(ground, capability, tables)
  const spoken = SPOKEN[name] ?? name
  const told =
    name === 'mails'
      ? `“${clauseOf(request, capability)}”`
      : `"${from.text}": ${spoken}${of === null || name === 'webhooks' ? '' : ` of ${of}`}`
  const place = PLACES[name]?.(ground, tables, clauseOf(request, capability)) ?? ''
  return { unwritten: [`${told} is not written into a repository that is there${place === '' ? '' : `: ${place}`}`] }
}

/** As people call it, where the name of it is none. */
const SPOKEN: Partial<Record<Capability['name'], string>> = {
  accounts: 'signing in',
  'rate-limit': 'a limit of how often somebody may ask',
  'api-keys': 'API keys',
  'soft-delete': 'soft deletion',
  jwt: 'JWT',
  oauth: 'OAuth',
  audit: 'an audit log',
}

type PlaceOf = (ground: Ground, tables: readonly Table[], clause: string) => string

const PLACES: Partial<Record<Capability['name'], PlaceOf>> = {
  mails: mailPlace,
  'soft-delete': deletingPlace,
  audit: ({ backend }, tables) => {
    const writing = tables.flatMap((table) => doingTo(backend.api.operations, table, ['insert', 'update', 'delete']))
    return writing.length === 0
      ? ''
      : `rows of ${namesOf(tables)} are written by ${placed(writing)}, each of which it would have to see`
  },
}

/** `when their order is shipped`: what sends mails today, and what is done then. */
function mailPlace({ code, backend }: Ground, tables: readonly Table[], clause: string): string {
  const sending = mailing(code)
  const words = [...clause.matchAll(/[a-z]+/gi)].map(([word]) => word)
  const [doing] = tables.flatMap((table) => words.flatMap((word) => operationDoing(word, table, backend) ?? []))
  return [
    ...(sending.length > 0 ? [`mails are sent by ${named(sending)}`] : []),
    ...(doing ? [`it belongs into ${placed([doing.operation])}`] : []),
  ].join(', and ')
}

function deletingPlace({ backend }: Ground, tables: readonly Table[]): string {
  const deleting = tables.flatMap((table) => doingTo(backend.api.operations, table, ['delete']))
  const reading = tables.flatMap((table) => doingTo(backend.api.operations, table, ['select']))
  if (deleting.length === 0) return ''
  const rest = reading.filter((one) => one.method === 'get')
  return `rows of ${namesOf(tables)} are deleted by ${placed(deleting)}, which would set a \`deleted_at\` instead${rest.length > 0 ? `, and ${placed(rest)} would have to leave such rows out` : ''}`
}

function pagingTold({ backend }: Ground, { from }: Capability, tables: readonly Table[]): Partial<Proposal> {
  const lists = tables.flatMap((table) =>
    doingTo(backend.api.operations, table, ['select']).filter(
      ({ method, path }) => method === 'get' && !path.endsWith('}'),
    ),
  )
  const paging = ({ parameters }: Operation): readonly string[] =>
    parameters
      .map(({ name }) => name)
      .filter((name) => /^(?:limit|offset|page|page_size|per_page|size|cursor|skip|items_per_page)$/i.test(name))
  const paged = lists.filter((one) => paging(one).length > 0)
  const open = lists.filter((one) => !paged.includes(one))
  return {
    sentences: paged.map((one) => sentence(`${one.id} is paged already, by ${listed(paging(one))}`, [one.handler])),
    unwritten:
      open.length > 0
        ? [`"${from.text}": pages of ${placed(open)} are not written into a repository that is there`]
        : paged.length > 0
          ? []
          : [
              `"${from.text}": no list that is meant is found, and pages are not written into a repository that is there`,
            ],
  }
}

/** Tables it is of, or all that the request names. */
function tablesOf({ backend }: Ground, { subjects }: DesignRequest, { of }: Capability): readonly Table[] {
  const own = of === null ? subjects : subjects.filter(({ name }) => name === of.split('.')[0])
  return own.flatMap(({ table: id }) => backend.data.tables.find((one) => one.id === id || one.name === id) ?? [])
}

const doingTo = (operations: readonly Operation[], { id }: Table, verbs: readonly string[]): readonly Operation[] =>
  operations.filter(({ statements }) =>
    statements.some(({ verb, tables, chain }) => verbs.includes(verb) && tables[0] === id && chain.length > 0),
  )

const namesOf = (tables: readonly Table[]): string => listed(tables.map(({ name }) => name))

/** `POST /orders/{order_id}/ship (app/orders/routes.py:43)` */
const placed = (operations: readonly Operation[]): string => {
  const own = [...new Set(operations)]
  const texts = own.slice(0, MOST).map(({ id, handler }) => `${id} (${handler.file}:${handler.line})`)
  return listed(own.length > MOST ? [...texts, `${own.length - MOST} more`] : texts)
}

/** The sentence the words stand in. */
function clauseOf({ text }: DesignRequest, { from }: Capability): string {
  const start = Math.max(...['.', ';', '!', '?', '\n'].map((sign) => text.lastIndexOf(sign, from.start))) + 1
  const end = /[.;!?\n]/.exec(text.slice(from.end))?.index
  return text.slice(start, end === undefined ? text.length : from.end + end).trim() || from.text
}
