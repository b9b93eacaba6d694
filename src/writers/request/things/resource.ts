import type { DesignRequest, Subject } from '../../../model/index.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { type Entry, filled } from '../../blueprint/page.ts'
import { accessEntry, ruleFor } from '../rights/access.ts'
import { doersOf, mayDo } from '../states/doers.ts'
import { type Draft, type DraftField, askedFor, isAskedFor, wants } from './draft.ts'
import { watchesAll } from '../whole/faces.ts'
import { mailedEvents } from '../whole/jobs.ts'
import { apartEntry } from '../limits/apart.ts'
import { exportsOf, ownData } from '../whole/exports.ts'
import { inOrderEntry } from '../limits/in-order.ts'
import { lastingIn } from '../limits/lasting.ts'
import { limitsEntry } from '../limits/limits.ts'
import { onceEntry } from './once.ts'
import { counted, readType } from './types.ts'
import type { Around } from '../rights/ways.ts'

/** A resource as the blueprint says it. */
export function resourceEntry(draft: Draft, around: Around): Entry {
  const { request, people } = around
  const subject = request.subjects.find(({ name }) => name === draft.name) ?? null
  const isExternal = draft.name === 'User' && people.provider === 'better-auth'
  return {
    key: draft.name,
    value: filled(
      ...calledAsOne(draft.name),
      isExternal ? { key: 'external', value: 'better-auth' } : null,
      draft.traits.length > 0 ? { key: 'traits', value: draft.traits } : null,
      { key: 'fields', value: draft.fields.map(fieldEntry), above: removedFrom(subject) },
      accessEntry(draft, around),
      draft.name === 'User' ? null : listEntry(draft),
      statesEntry(draft, subject),
      historyEntry(draft, request),
      onceEntry(draft, subject),
      apartEntry(draft, subject),
      limitsEntry(draft, subject, people),
      subject === null || subject.table === null ? inOrderEntry(draft, apartEntry(draft, subject) !== null) : null,
      emitsEntry(draft, request),
      operationsEntry(draft, around),
      cacheEntry(draft, request),
      draft.name === 'User' && wants(request, 'erasure') && people.provider === 'builtin'
        ? { key: 'erase', value: [{ key: 'after', value: '30d' }] }
        : null,
      scaleEntry(draft, request),
      facesEntry(draft, request),
    ),
  }
}

function emitsEntry({ name }: Draft, request: DesignRequest): Entry | null {
  const made = name !== 'User' && isAskedFor(request, 'events', name) ? ['created'] : []
  const all = [...new Set([...made, ...mailedEvents(name, request)])]
  return all.length > 0 ? { key: 'emits', value: all.map((event) => `${snake(name)}.${event}`) } : null
}

/** What nobody counts is called as one of it. */
const calledAsOne = (name: string): readonly Entry[] =>
  /(Progress|Equipment|Feedback|Inventory|Stock|Luggage|Furniture|Software|Hardware|Merchandise)$/.test(name)
    ? [{ key: 'table', value: snake(name) }]
    : []

/** Rows that are watched, and no accounts: who somebody is changes nothing on a screen. */
function facesEntry({ name }: Draft, request: DesignRequest): Entry | null {
  if (!wants(request, 'realtime')) return null
  const all = wants(request, 'graphql') ? ['rest', 'graphql'] : ['rest']
  if (name === 'User') return watchesAll(request) ? { key: 'faces', value: all } : null
  return askedFor(request, 'realtime').includes(name) ? { key: 'faces', value: [...all, 'websocket', 'sse'] } : null
}

const removedFrom = (subject: Subject | null): readonly string[] =>
  (subject?.fields ?? []).flatMap(({ change, name }) => (change === 'removed' ? [`asked: ${name} is removed`] : []))

const fieldEntry = ({ name, type, why }: DraftField): Entry => ({
  key: name,
  value: type,
  ...(why === '' ? {} : { aside: why }),
})

/** Lists are filtered by what tells rows apart, searched by what they are called, and begin with what is new. */
function listEntry({ fields }: Draft): Entry {
  const read = fields.map(({ name, type }) => ({ name, field: readType(type) }))
  const filter = read
    .filter(({ field }) => /^(enum|reference|bool)$/.test(field?.type.kind ?? ''))
    .map(({ name }) => name)
  const isSealed = (marks: readonly string[]): boolean =>
    marks.includes('encrypted') || marks.includes('hashed') || marks.includes('hidden')
  const search = read
    .filter(
      ({ name, field }) =>
        field !== null &&
        /^(str|text)$/.test(field.type.kind) &&
        !isSealed(field.marks) &&
        /(name|title|subject|body|headline|description)$/.test(name),
    )
    .map(({ name }) => name)
  return {
    key: 'list',
    value: filled(
      filter.length > 0 ? { key: 'filter', value: filter.slice(0, 4) } : null,
      search.length > 0 ? { key: 'search', value: search.slice(0, 2) } : null,
      { key: 'sort', value: ['-created_at'] },
      { key: 'page', value: 'cursor' },
    ),
  }
}

/** Steps that are said, where each state can be reached by them. */
function statesEntry({ fields, steps: supposed = [] }: Draft, subject: Subject | null): Entry | null {
  const ofDeeds = supposed.find(({ isOfDeeds }) => isOfDeeds === true)
  if (ofDeeds !== undefined)
    return {
      key: 'states',
      value: [{ key: ofDeeds.field, value: ofDeeds.steps }],
      ...(ofDeeds.why === 'asked' ? {} : { aside: ofDeeds.why! }),
    }
  const said = (subject?.states ?? []).flatMap(({ field, steps }): readonly Entry[] => {
    const type = readType(fields.find(({ name }) => name === field)?.type ?? '')
    if (type?.type.kind !== 'enum') return []
    const values = type.type.values.map(({ text }) => text)
    const first = type.default?.kind === 'constant' ? type.default.value : values[0]
    const kept = steps.filter(({ from, to }) => values.includes(from) && values.includes(to) && from !== to)
    const reached = new Set([first, ...kept.map(({ to }) => to)])
    if (kept.length === 0 || values.some((value) => !reached.has(value))) return []
    return [{ key: field, value: [...new Set(kept.map(({ from, to }) => `${from} -> ${to}`))] }]
  })
  if (said.length > 0) return { key: 'states', value: said }
  const own = supposed.map(({ field, steps }) => ({ key: field, value: steps }))
  return own.length > 0
    ? { key: 'states', value: own, aside: supposed[0]?.why ?? 'supposed: who writes it hands it in, and others decide' }
    : null
}

function historyEntry({ name, fields }: Draft, request: DesignRequest): Entry | null {
  if (name === 'User') return null
  const asked = request.capabilities.filter((one) => one.name === 'history')
  if (asked.length === 0) return null
  const own = asked.filter(({ of }) => of === null || of.split('.')[0] === name)
  const named = own
    .flatMap(({ of }) => (of?.includes('.') ? [of.split('.')[1]!] : []))
    .filter((field) => fields.some((one) => one.name === field))
  if (own.length === 0) return null
  const states = fields.filter(({ type }) => readType(type)?.type.kind === 'enum').map((field) => field.name)
  const stored = fields.filter(({ type }) => !/^(->|many|file|list)/.test(type)).map((field) => field.name)
  const kept = named.length > 0 ? named : states.length > 0 ? states : stored.slice(0, 3)
  return kept.length > 0 ? { key: 'history', value: [...new Set(kept)] } : null
}

function operationsEntry(draft: Draft, around: Around): Entry | null {
  const { request } = around
  const asked = request.capabilities.filter(({ name, of }) => name === 'operation' && of?.startsWith(`${draft.name}.`))
  // `Order.cancel.reason`: what it is done with says no more than that it is.
  const names = new Set(asked.map(({ of }) => of!.split('.')[1]!))
  const done = [...names]
    .filter((name) => !(draft.done ?? []).includes(name))
    .map((name): Entry => {
      return {
        key: name,
        value: [
          { key: 'route', value: `POST /:id/${name.replaceAll('_', '-')}` },
          { key: 'access', value: mayDo(name, draft, around) },
          { key: 'custom', value: 'true' },
        ],
      }
    })
  const all = [...done, ...joinedBy(draft, around), ...exportsOf(draft, around), ...ownData(draft, around)]
  return all.length > 0 ? { key: 'operations', value: all } : null
}

/** Who is in it, and what it has several of, comes in by an operation that people write: no body carries it. */
const joinedBy = (draft: Draft, around: Around): readonly Entry[] =>
  draft.fields.flatMap(({ name, type }): readonly Entry[] =>
    type.startsWith('many ')
      ? [
          {
            key: `set_${name}`,
            value: [
              { key: 'route', value: `PUT /:id/${name.replaceAll('_', '-')}` },
              { key: 'access', value: joining(`set_${name}`, draft, around) },
              { key: 'custom', value: 'true' },
            ],
          },
        ]
      : [],
  )

const joining = (operation: string, draft: Draft, around: Around): string =>
  doersOf(operation, draft, around) === null ? ruleFor('update', draft, around) : mayDo(operation, draft, around)

function cacheEntry({ name, keepers }: Draft, request: DesignRequest): Entry | null {
  const isAsked = request.capabilities.some(
    (one) => one.name === 'cache' && (one.of === name || (one.of === null && keepers.length > 0)),
  )
  if (!isAsked) return null
  const { cached } = lastingIn(request.text)
  const aside = cached === null ? { aside: 'supposed: nobody says how old an answer may be' } : {}
  return { key: 'cache', value: [{ key: 'ttl', value: cached ?? '10m' }], ...aside }
}

function scaleEntry({ name }: Draft, { figures, subjects }: DesignRequest): Entry | null {
  const main = subjects.find((one) => one.name !== 'User')?.name
  const rows = figures.find(
    ({ kind, of }) =>
      (kind === 'rows' && (of === name || (of === '' && main === name))) || (kind === 'users' && name === 'User'),
  )
  return rows === undefined ? null : { key: 'scale', value: counted(rows.value), aside: `asked: ${rows.from.text}` }
}
