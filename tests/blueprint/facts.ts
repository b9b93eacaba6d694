import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import type { Default, Field, FieldType } from '../../src/blueprint/expression/field.ts'
import type { Operand, Rule } from '../../src/blueprint/expression/rule.ts'
import type { NamedResource } from '../../src/blueprint/language/blueprint.ts'
import { scopeOf } from '../../src/blueprint/check/scope.ts'
import { Reading } from '../../src/blueprint/shape/shape.ts'
import { listIndexes } from '../../src/blueprint/storage/listing.ts'
import { columnOf } from '../../src/blueprint/storage/names.ts'

/** What a blueprint says, one line for each thing, where what goes without saying is said. */
export function factsOf(text: string): ReadonlyMap<string, string> {
  const { blueprint, problems } = checkBlueprint(text)
  if (!blueprint || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  const { resources, stack, auth, at: _, ...rest } = blueprint
  const facts = new Map<string, string>()
  tell(facts, 'stack', { ids: 'uuid7', datetimes: 'zoned', jobs: 'postgres', deploy: 'docker', ...without(stack) })
  const sessions = { access: lasting(900), refresh: lasting(30 * 86_400) }
  const isBuiltin = auth?.provider === 'builtin'
  tell(facts, 'auth', {
    ...without(auth),
    ...(isBuiltin ? { sessions: { ...sessions, ...without(auth.sessions) } } : {}),
  })
  const tries = { retry: { times: 3, backoff: 'exponential' }, timeout: lasting(60) }
  for (const [key, value] of Object.entries(rest)) if (key !== 'jobs') tell(facts, key, value)
  for (const { name, value } of rest.jobs ?? []) tell(facts, `jobs.${name}`, { ...tries, ...without(value) })
  const scope = scopeOf(blueprint, new Reading())
  for (const resource of resources ?? []) {
    const implied = new Set(listIndexes(resource, scope).map(({ columns }) => columns.join(' ')))
    const fields = scope.fields(resource.name)
    // What its lists bring by themselves goes without saying.
    const own = resource.value.indexes?.filter(({ parts }) => {
      const columns = parts.map(({ field, through, descending }) =>
        through || descending ? '' : columnOf(field.text, fields.get(field.text)!.type),
      )
      return !implied.has(columns.join(' '))
    })
    tellResource(facts, { ...resource, value: { ...resource.value, indexes: own ?? null } })
  }
  return facts
}

const lasting = (seconds: number) => ({ text: `${seconds}s`, milliseconds: seconds * 1000 })

const without = (of: { readonly at: unknown } | null): object => {
  if (of === null) return {}
  return Object.fromEntries(Object.entries(of).filter(([key, value]) => key !== 'at' && value !== null))
}

const VERBS = ['read', 'create', 'update', 'delete'] as const

function tellResource(facts: Map<string, string>, { name, value }: NamedResource): void {
  const { fields, access, list, traits, at: _, ...rest } = value
  const isOptional = value.external !== null
  const rules = new Map(
    VERBS.map((verb) => {
      const rule = access?.[verb] ?? (verb === 'update' || verb === 'delete' ? access?.write : null) ?? null
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
          isElsewhere: isOptional && of.setBy === 'server',
        }),
      ),
    )
  tell(facts, `${name}.traits`, [...(traits ?? [])].toSorted())
  const has = (field: string): boolean => (fields ?? []).some((one) => one.name === field)
  const stamped = isOptional || value.traits?.includes('timestamps') === true || has('created_at')
  const usual = { page: 'cursor', size: 50, sort: [{ text: stamped ? '-created_at' : 'id' }] }
  tell(facts, `${name}.list`, { ...usual, ...without(list) })
  for (const [key, one] of Object.entries(rest)) tell(facts, `${name}.${key}`, one)
  // What starts nothing is written by hand, whether that is said or not.
  for (const { name: operation } of rest.operations ?? []) facts.delete(`${name}.operations.${operation}.custom`)
}

/** A text nobody sends is as long as its column, whatever it is about. */
function keptType(type: FieldType): FieldType {
  if (type.kind === 'text') return { ...type, least: null, most: null }
  if (type.kind === 'str') return { ...type, least: null }
  const longest = type.kind === 'email' ? 320 : type.kind === 'url' ? 2048 : null
  return longest === null ? type : ({ ...type, kind: 'str', least: null, most: longest } as FieldType)
}

/** Marks that change nothing where nobody may do what they restrict. */
function heard(
  field: Field,
  nobody: ReadonlySet<string>,
  { isBegun, isElsewhere }: { readonly isBegun: boolean; readonly isElsewhere: boolean },
): Field {
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
    field.computed !== null || isElsewhere ? null : isMine || isLeft ? 'server' : isServers ? null : field.setBy
  const isSent = setBy !== 'server' && !isServers && !(nobody.has('create') && nobody.has('update'))
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
      return `file(${type.formats.map(({ text }) => text).join(' ')})${may}${type.most === null ? '' : ` <= ${type.most}`}`
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
  return `${operandText(operand.left)} ${operand.operator} ${operandText(operand.right)}`
}
