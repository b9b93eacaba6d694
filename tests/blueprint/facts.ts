import { lengthText } from '../../src/blueprint/expression/length.ts'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import type { Default, Field, FieldType } from '../../src/blueprint/expression/field.ts'
import { isTrigrams } from '../../src/blueprint/expression/key.ts'
import type { Operand, Rule } from '../../src/blueprint/expression/rule.ts'
import { type Scope, scopeOf } from '../../src/blueprint/check/scope.ts'
import type { Blueprint, NamedResource } from '../../src/blueprint/language/blueprint.ts'
import type { Operation } from '../../src/blueprint/language/operation.ts'
import type { Named } from '../../src/blueprint/shape/shape.ts'
import { FORMATS, USUAL_MOST } from '../../src/blueprint/storage/formats.ts'
import { Nobodies } from './nobody.ts'
import { listIndexes } from '../../src/blueprint/storage/listing.ts'
import { columnOf, snake, usualTable } from '../../src/blueprint/storage/names.ts'
import { Reading } from '../../src/blueprint/shape/shape.ts'
import { callable } from '../../src/writers/backend/boundaries/index.ts'
import { cachedFor } from '../../src/writers/backend/caching/cached.ts'

/** What a blueprint says, one line for each thing, where what goes without saying is said. */
export function factsOf(text: string): ReadonlyMap<string, string> {
  const { blueprint, problems } = checkBlueprint(text)
  if (!blueprint || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  const { resources, stack, auth, at: _, ...rest } = blueprint
  const facts = new Map<string, string>()
  const scope = scopeOf(blueprint, new Reading())
  // Where something is remembered and nothing says where, it is where caches usually are.
  const isCached = (resources ?? []).some(({ name }) => cachedFor(name, scope) !== null)
  tell(facts, 'stack', { ...USUAL_STACK, cache: isCached ? 'redis' : 'none', ...without(stack) })
  tell(facts, 'database', { provider: 'postgres', pool: 10, ...addresses(rest.database), ...without(rest.database) })
  const sessions = { access: lasting(900), refresh: lasting(30 * 86_400) }
  const isBuiltin = auth?.provider === 'builtin'
  for (const mail of auth?.mails ?? []) facts.set(`auth.mails.${mail}`, 'true')
  tell(facts, 'auth', {
    ...without(auth),
    mails: null,
    ...(isBuiltin ? { sessions: { ...sessions, ...without(auth.sessions) } } : {}),
  })
  // A password is what lets people in where nothing is said.
  if (facts.get('auth.sign_in.by') === 'password') facts.delete('auth.sign_in.by')
  const { jobs, webhooks, files, tenancy, faces, services, database: _database, ...others } = rest
  const hasFiles = resources?.some(({ value }) => value.fields?.some((one) => one.value.type.kind === 'file')) === true
  const store = files?.store ?? 'disk'
  const bucket = store === 's3' ? (files?.bucket ?? { text: '$FILES_BUCKET' }) : null
  if (hasFiles) tell(facts, 'files', { cdn: files?.cdn ?? null, store, bucket })
  if (tenancy !== null && typeof tenancy === 'object')
    tell(facts, 'tenancy', { enforce: 'row-level-security', ...without(tenancy) })
  for (const [key, value] of Object.entries(others)) tell(facts, key, value)
  tellServices(facts, services ?? [], scope)
  // What is only named where it is started is a job like any other.
  for (const name of startedIn(blueprint)) tell(facts, `jobs.${name}`, TRIES)
  for (const { name, value } of jobs ?? [])
    tell(facts, `jobs.${name}`, { ...TRIES, ...without(value), when: value.when ? eventName(value.when.text) : null })
  for (const { name, value } of webhooks ?? [])
    tell(facts, `webhooks.${name}`, {
      ...without(value),
      ...(value.in ? receivedAs(name, value) : {}),
      ...(value.out ? sentAs(value, auth) : {}),
    })
  const heard = new Set([
    ...(jobs ?? []).flatMap(({ value }) => (value.when ? [eventName(value.when.text)] : [])),
    ...((auth?.provider ?? 'none') === 'none' ? [] : (webhooks ?? [])).flatMap(({ value }) =>
      (value.out ?? []).map(({ text }) => eventName(text)),
    ),
  ])
  const nobodies = new Nobodies(resources ?? [])
  for (const resource of resources ?? []) {
    const { value } = resource
    const said = { ...resource, value: { ...value, indexes: unimplied(resource, scope) } }
    tellResource(facts, said, { listened: heard, nobodies })
    const isSeen = facts.get(`${resource.name}.access.read`) !== 'nobody'
    const named = resource.value.faces ?? faces ?? []
    tell(facts, `${resource.name}.faces`, isSeen ? facesSaid(named, auth?.provider ?? 'none') : [])
  }
  return facts
}

/** Whose each resource is, and whom its owner may call: where nobody is kept from anything there is no boundary. */
function tellServices(facts: Map<string, string>, services: NonNullable<Blueprint['services']>, scope: Scope): void {
  const may = callable(scope)
  const isHeld = (name: string): boolean =>
    [...may].some(([other, called]) => other !== name && !(called.includes(name) && may.get(name)?.includes(other)))
  for (const { name, value } of services) {
    const owns = (value.owns ?? []).map(({ text }) => text).toSorted()
    const calls = may.get(name)?.filter(isHeld)
    if (calls && isHeld(name)) tell(facts, `services.${name}`, { owns: owns.join(', '), calls: calls.join(', ') })
    tell(facts, `services.${name}.talks`, value.talks)
    if (!calls) tell(facts, `services.${name}`, value)
  }
}

/** What its lists bring by themselves goes without saying. */
function unimplied(resource: NamedResource, scope: Scope): NamedResource['value']['indexes'] {
  const implied = new Set(listIndexes(resource, scope).map(({ columns }) => columns.join(' ')))
  const fields = scope.fields(resource.name)
  const searched = (resource.value.list?.search ?? []).map(({ text }) => text).join(' ')
  const own = resource.value.indexes?.filter(({ parts }) => {
    // No code tells how many rows there are to be, which brings the index of what is searched.
    if (parts.every(isTrigrams) && parts.map(({ field }) => field.text).join(' ') === searched) return false
    const columns = parts.map(({ field, through, descending }) =>
      through || descending ? '' : columnOf(field.text, fields.get(field.text)!.type),
    )
    return !implied.has(columns.join(' '))
  })
  return own ?? null
}

/** Plain requests go without saying; whoever signed in can ask through GraphQL, and watch rows where that was here. */
const facesSaid = (faces: readonly string[], provider: string): readonly string[] =>
  faces
    .filter((face) => (face === 'graphql' ? provider !== 'none' : face !== 'rest' && provider === 'builtin'))
    .toSorted()

/** The pool is the one there is, and migrations go through it, where nothing else is said. */
function addresses(database: Blueprint['database']): object {
  const pooled = database?.pooled?.text ?? '$DATABASE_URL'
  return { pooled, direct: pooled }
}

const startedIn = ({ resources, webhooks }: Blueprint): readonly string[] => [
  ...(resources ?? []).flatMap(({ value }) =>
    (value.operations ?? []).flatMap((one) => (one.value.custom ? [] : (one.value.starts?.text ?? []))),
  ),
  ...(webhooks ?? []).flatMap(({ name, value }) => (value.in ? (value.starts?.text ?? name) : [])),
]

/** `Task.created` is `task.created`. */
const eventName = (text: string): string => {
  const [resource = '', ...rest] = text.split('.')
  return /^[A-Z]/.test(resource) ? [snake(resource), ...rest].join('.') : text
}

/** What it is signed with, and what takes it: its own name says both. */
const receivedAs = (name: string, { verify, starts }: Webhook): object => ({
  verify: {
    algorithm: 'hmac-sha256',
    by: verify?.by ?? null,
    secret: verify?.secret ?? `${name}_secret`.toUpperCase(),
  },
  starts: starts ?? { text: name },
})

type Webhook = NonNullable<Blueprint['webhooks']>[number]['value']

/** How it is sent, to whom, and how often it is tried, where nothing says otherwise. */
const sentAs = ({ out, sign, retry, access }: Webhook, auth: Blueprint['auth']): object => ({
  out: (out ?? []).map(({ text }) => ({ text: eventName(text) })),
  sign: sign ?? { algorithm: 'hmac-sha256', by: null },
  retry: retry ?? { times: 8, backoff: 'exponential' },
  access: access ?? auth?.roles?.names[0]?.text ?? 'nobody',
})

const USUAL_STACK = {
  ids: 'uuid7',
  datetimes: 'zoned',
  jobs: 'postgres',
  deploy: 'docker',
  errors: 'envelope',
  python: 3.11,
}
const TRIES = { retry: { times: 3, backoff: 'exponential' }, timeout: { text: '60s', milliseconds: 60_000 } }
const lasting = (seconds: number) => ({ text: `${seconds}s`, milliseconds: seconds * 1000 })

const without = (of: { readonly at: unknown } | null): object => {
  if (of === null) return {}
  return Object.fromEntries(Object.entries(of).filter(([key, value]) => key !== 'at' && value !== null))
}

const VERBS = ['read', 'create', 'update', 'delete'] as const

interface Around {
  /** Events somebody waits for, or is sent. */
  readonly listened: ReadonlySet<string>
  readonly nobodies: Nobodies
}

function tellResource(
  facts: Map<string, string>,
  { name, value }: NamedResource,
  { listened, nobodies }: Around,
): void {
  const { fields, access: _access, list, traits, emits, operations, faces: _faces, at: _, ...rest } = value
  const isOptional = value.external !== null
  const rules = new Map(
    VERBS.map((verb) => {
      const rule = nobodies.of(name, verb)
      return [verb, rule === null ? 'nobody' : ruleText(rule)] as const
    }),
  )
  // What nobody can send, nobody can change; and those of another service are made there.
  const isChangeable = ({ type, setBy, computed, default: begins, marks }: Field): boolean =>
    type.kind !== 'many' && setBy === null && computed === null && begins?.kind !== 'me' && !marks.includes('immutable')
  if (!(fields ?? []).some(({ value: of }) => isChangeable(of))) rules.set('update', 'nobody')
  if (isOptional) rules.set('create', 'nobody')
  const nobody = new Set(VERBS.filter((verb) => rules.get(verb) === 'nobody'))
  // Among rows that can count as gone, what is unique is so only among the others.
  const isSoft = traits?.includes('soft-delete') === true
  // An index that begins with the same column is one for it, too.
  const begun = new Set(
    [...(value.indexes ?? []), ...(isSoft ? [] : (value.unique ?? []))].flatMap(({ parts: [part], where }) =>
      part && where === null && part.through === null && !part.descending ? [part.field.text] : [],
    ),
  )
  for (const [verb, rule] of rules) facts.set(`${name}.access.${verb}`, rule)
  for (const { name: field, value: of } of fields ?? [])
    facts.set(
      `${name}.fields.${field}`,
      fieldText(
        heard(of, nobody, {
          isBegun: begun.has(field) || (!isSoft && of.marks.includes('unique')),
          // Another service keeps its accounts, and sets what it says of them.
          isElsewhere: isOptional,
          isTheirs: isOptional && field === 'email',
          isStepped: (value.states ?? []).some((one) => one.name === field),
        }),
      ),
    )
  tell(facts, `${name}.traits`, [...(traits ?? [])].toSorted())
  const has = (field: string): boolean => (fields ?? []).some((one) => one.name === field)
  const stamped = isOptional || value.traits?.includes('timestamps') === true || has('created_at')
  const usual = { page: 'cursor', size: 50, sort: [{ text: stamped ? '-created_at' : 'id' }] }
  if (!nobody.has('read')) tell(facts, `${name}.list`, { ...usual, ...without(list) })
  for (const [key, one] of Object.entries(rest)) tell(facts, `${name}.${key}`, one)
  const usualPath = `/${(value.table?.text ?? usualTable(name)).replaceAll('_', '-')}`
  // Changes are marked wherever nobody says otherwise.
  if (value.etag === true) facts.delete(`${name}.etag`)
  if (value.path?.text === usualPath) facts.delete(`${name}.path`)
  if (value.table?.text === usualTable(name)) facts.delete(`${name}.table`)
  // What comes by itself, and is listened to, is emitted whether that is said or not.
  const states = (value.states ?? []).flatMap((one) => one.value.map(({ to }) => to.text))
  const own = new Set(['created', 'updated', 'deleted', ...states].map((what) => `${snake(name)}.${what}`))
  const emitted = (emits ?? []).map(({ text }) => text).filter((text) => !(own.has(text) && listened.has(text)))
  tell(facts, `${name}.emits`, [...new Set(emitted)].toSorted())
  for (const one of operations ?? []) {
    const access = one.value.access ? nobodies.simple(one.value.access, name) : null
    // What nobody may call is not there.
    if (access !== null) tell(facts, `${name}.operations.${one.name}`, operationSaid({ ...one.value, access }))
  }
}

/** What an operation says: what starts nothing is written by hand, and every answer has a status. */
function operationSaid({ at: _, custom, starts, takes, returns, ...rest }: Operation): object {
  const text = returns?.text ?? ''
  const usual = starts && custom !== true ? '202' : '200'
  const status = text === 'nothing' ? '204' : /^\d+$/.test(text) ? text : usual
  const isJob = starts !== null && custom !== true
  return {
    ...rest,
    faces: null,
    starts: isJob ? starts : null,
    returns: /^(file|list |[A-Z])/.test(text) && !isJob ? text : status,
    takes: takes?.map((one) => ({ ...one, name: sentName(one), value: sentField(one.value) })) ?? null,
  }
}

const sentName = ({ name, value: { type } }: Named<Field>): string =>
  type.kind === 'reference' || type.kind === 'file' ? `${name}_id` : name

/** What is sent is the same whatever it would be kept as. */
function sentField(field: Field): Field {
  const { type, default: begins } = field
  const kept = begins?.kind === 'constant' ? begins : null
  return {
    ...field,
    marks: [],
    setBy: null,
    default: kept,
    optional: field.optional && kept === null,
    type: sentType(type),
  }
}

function sentType(type: FieldType): FieldType {
  if (type.kind === 'list') return { ...type, of: sentType(type.of) }
  if (type.kind === 'str') return { ...type, kind: 'text', most: type.most ?? 255 }
  // No contract says how many digits a number may have.
  return type.kind === 'decimal' ? { ...type, digits: 38, places: 10 } : type
}

/** A text nobody sends is as long as its column, whatever it is about. */
function keptType(type: FieldType): FieldType {
  if (type.kind === 'text') return { ...type, least: null, most: null }
  if (type.kind === 'str') return { ...type, least: null }
  const longest = type.kind === 'email' ? 320 : type.kind === 'url' ? 2048 : null
  return longest === null ? type : ({ ...type, kind: 'str', least: null, most: longest } as FieldType)
}

interface Told {
  readonly isBegun: boolean
  readonly isElsewhere: boolean
  /** Whether that other service alone says what it is, whatever else is said. */
  readonly isTheirs: boolean
  /** Whether steps lead from one of its values to another. */
  readonly isStepped: boolean
}

/** Marks that change nothing where nobody may do what they restrict. */
function heard(field: Field, nobody: ReadonlySet<string>, { isBegun, isElsewhere, isTheirs, isStepped }: Told): Field {
  const moot = new Set([
    ...(nobody.has('update') || nobody.has('create') ? ['immutable'] : []),
    ...(nobody.has('read') ? ['hidden'] : []),
    ...(isBegun || field.type.kind === 'reference' ? ['index'] : []),
  ])
  // Nobody makes one, so nobody is the one who made it; and how short a text may be is told to whoever sends it.
  const isMine = field.default?.kind === 'me' && !nobody.has('create')
  // Where nobody makes rows, what no change may set is the server's.
  const isLeft = nobody.has('create') && !nobody.has('update') && field.marks.includes('immutable')
  const isServers = field.setBy === 'server' && nobody.has('create') && nobody.has('update')
  const setBy =
    field.computed !== null || (isElsewhere && (isLeft || field.setBy === 'server'))
      ? null
      : isMine || isLeft || (isStepped && nobody.has('update'))
        ? 'server'
        : isServers
          ? null
          : field.setBy
  const isOurs = field.setBy === 'server' || setBy === 'server' || isLeft || isTheirs
  const isSent = !isOurs && !(nobody.has('create') && nobody.has('update'))
  const isSealed = field.marks.includes('encrypted') || field.marks.includes('hashed')
  const isMoot = field.default?.kind === 'me' ? !isMine : isSealed && nobody.has('create')
  return {
    ...field,
    marks: field.marks.filter((mark) => !moot.has(mark)),
    default: isMoot ? null : field.default,
    type: isSent ? field.type : keptType(field.type),
    setBy,
  }
}

/** Anything that was read, as lines: names of a map, and what stands in a list in one line. */
function tell(facts: Map<string, string>, at: string, value: unknown): void {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return
  if (typeof value !== 'object') return void facts.set(at, String(value))
  if (isField(value)) return void facts.set(at, fieldText(value))
  if (isRule(value)) return void facts.set(at, ruleText(value))
  if (Array.isArray(value) && value.every(isNamed)) {
    for (const { name, value: inner } of value) tell(facts, `${at}.${name}`, inner)
    return
  }
  if (Array.isArray(value)) return void facts.set(at, value.map(lineOf).join(', '))
  // A length of time is the same however it is written.
  if ('milliseconds' in value && 'text' in value)
    return void facts.set(at, `${'times' in value ? `${String(value.times)} in ` : ''}${String(value.milliseconds)} ms`)
  const entries = Object.entries(value).filter(([key]) => !/^(at|start|end)$/.test(key))
  if (entries.length === 1 && 'text' in value) return void facts.set(at, String(value.text))
  for (const [key, one] of entries) tell(facts, `${at}.${key}`, one)
}

function lineOf(value: unknown): string {
  const facts = new Map<string, string>()
  tell(facts, '', value)
  return [...facts].map(([key, text]) => (key === '' ? text : `${key.slice(1)}: ${text}`)).join('; ')
}

const isNamed = (value: unknown): value is { readonly name: string; readonly value: unknown } =>
  typeof value === 'object' && value !== null && 'nameAt' in value

const isField = (value: object): value is Field => 'marks' in value && 'setBy' in value

const isRule = (value: object): value is Rule =>
  'kind' in value && /^(or|and|not|compare|path)$/.test(String(value.kind))

/** Marks in one order, and only what is not usual. */
export function fieldText({ type, optional, default: begins, marks, setBy, computed, was: _ }: Field): string {
  return [
    typeText(type, optional),
    begins === null ? '' : ` = ${defaultText(begins)}`,
    ...[...marks].toSorted().map((mark) => ` ${mark}`),
    computed === null ? '' : ` as ${operandText(computed)}`,
    setBy === null ? '' : ` set by ${setBy === 'server' ? setBy : ruleText(setBy)}`,
  ].join('')
}

const defaultText = (begins: Default): string => (begins.kind === 'constant' ? String(begins.value) : begins.kind)

function typeText(type: FieldType, optional: boolean): string {
  const may = optional ? '?' : ''
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.digits} ${type.places})${may}`
    case 'vector':
      return `vector(${type.dimensions})${may}`
    case 'file':
      return `file(${fileFormats(type)})${may} <= ${type.most ?? USUAL_MOST}`
    case 'enum':
      return `${type.values.map(({ text }) => text).join('|')}${may}`
    case 'list':
      return `list ${typeText(type.of, false)}${may}`
    case 'reference':
      return `-> ${type.to.text}${may}${type.onDelete === null ? '' : ` ${type.onDelete}`}`
    case 'many':
      return `many ${type.to.text}${type.link ? ` with ${type.link.name.text}(${typeText(type.link.type, false)})` : ''}${may}`
    default: {
      const isText = type.kind === 'str' || type.kind === 'text'
      const least = isText && type.least === 0 ? null : type.least
      const most = type.kind === 'str' ? (type.most ?? 255) : type.most
      return `${type.kind}${least === null && most === null ? '' : `(${least ?? ''}..${most ?? ''})`}${may}`
    }
  }
}

/** Some formats have two names, and where none is said any is taken. */
const fileFormats = ({ formats }: FieldType & { kind: 'file' }): string => {
  const own = formats.map(({ text }) =>
    text
      .toLowerCase()
      .replace(/^jpeg$/, 'jpg')
      .replace(/^markdown$/, 'md'),
  )
  return [...new Set(own.length === 0 ? FORMATS : own)].toSorted().join(' ')
}

export function ruleText(rule: Rule, inner = false): string {
  switch (rule.kind) {
    case 'or':
    case 'and': {
      const [only = '', ...more] = sidesOf(rule, rule.kind)
      const text = [only, ...more].join(` ${rule.kind} `)
      return inner && more.length > 0 ? `(${text})` : text
    }
    case 'not':
      return `not ${ruleText(rule.rule, true)}`
    case 'compare':
      return `${operandText(rule.left)} ${rule.operator} ${operandText(rule.right)}`
    default:
      return operandText(rule)
  }
}

/** Parentheses around the same word, and what is said twice, change nothing. */
function sidesOf(rule: Rule, kind: 'or' | 'and'): readonly string[] {
  if (rule.kind !== kind) {
    const text = ruleText(rule, true)
    return rule.kind === 'or' || rule.kind === 'and' ? unwrapped(rule, text, kind) : [text]
  }
  return [...new Set(rule.sides.flatMap((side) => sidesOf(side, kind)))]
}

/** One side that is left of several needs no parentheses, and may be of the other word. */
const unwrapped = (rule: Rule & { kind: 'or' | 'and' }, text: string, kind: 'or' | 'and'): readonly string[] => {
  const own = sidesOf(rule, rule.kind)
  return own.length > 1 ? [text] : rule.sides[0] ? sidesOf(rule.sides[0], kind) : [text]
}

function operandText(operand: Operand): string {
  if (operand.kind === 'path') return operand.parts.map(({ text }) => text).join('.')
  if (operand.kind === 'choice') return operand.values.map(({ text }) => text).join('|')
  if (operand.kind === 'constant')
    return typeof operand.value === 'number' ? String(operand.value) : `'${operand.value}'`
  if (operand.kind === 'length') return lengthText(operand.seconds)
  return `${operandText(operand.left)} ${operand.operator} ${operandText(operand.right)}`
}
