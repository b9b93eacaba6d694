import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import type { Default, Field, FieldType } from '../../src/blueprint/expression/field.ts'
import type { Operand, Rule } from '../../src/blueprint/expression/rule.ts'
import type { NamedResource } from '../../src/blueprint/language/blueprint.ts'

/** What a blueprint says, one line for each thing, where what goes without saying is said. */
export function factsOf(text: string): ReadonlyMap<string, string> {
  const { blueprint, problems } = checkBlueprint(text)
  if (!blueprint || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  const { resources, stack, auth, at: _, ...rest } = blueprint
  const facts = new Map<string, string>()
  tell(facts, 'stack', { ids: 'uuid7', datetimes: 'zoned', jobs: 'postgres', ...without(stack) })
  tell(facts, 'auth', without(auth))
  for (const [key, value] of Object.entries(rest)) tell(facts, key, value)
  for (const resource of resources ?? []) tellResource(facts, resource)
  return facts
}

const without = (of: { readonly at: unknown } | null): object => {
  if (of === null) return {}
  return Object.fromEntries(Object.entries(of).filter(([key, value]) => key !== 'at' && value !== null))
}

const VERBS = ['read', 'create', 'update', 'delete'] as const

function tellResource(facts: Map<string, string>, { name, value }: NamedResource): void {
  const { fields, access, list, at: _, ...rest } = value
  const isOptional = value.external !== null
  for (const { name: field, value: of } of fields ?? []) facts.set(`${name}.fields.${field}`, fieldText(of))
  for (const verb of VERBS) {
    const rule = access?.[verb] ?? (verb === 'update' || verb === 'delete' ? access?.write : null) ?? null
    facts.set(`${name}.access.${verb}`, rule === null ? 'nobody' : ruleText(rule))
  }
  const has = (field: string): boolean => (fields ?? []).some((one) => one.name === field)
  const stamped = isOptional || value.traits?.includes('timestamps') === true || has('created_at')
  const usual = { page: 'cursor', size: 50, sort: [{ text: stamped ? '-created_at' : 'id' }] }
  tell(facts, `${name}.list`, { ...usual, ...without(list) })
  for (const [key, one] of Object.entries(rest)) tell(facts, `${name}.${key}`, one)
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
      const text = rule.sides.map((side) => ruleText(side, true)).join(` ${rule.kind} `)
      return inner ? `(${text})` : text
    }
    case 'not':
      return `not ${ruleText(rule.rule, true)}`
    case 'compare':
      return `${operandText(rule.left)} ${rule.operator} ${operandText(rule.right)}`
    default:
      return operandText(rule)
  }
}

function operandText(operand: Operand): string {
  if (operand.kind === 'path') return operand.parts.map(({ text }) => text).join('.')
  if (operand.kind === 'choice') return operand.values.map(({ text }) => text).join('|')
  if (operand.kind === 'constant')
    return typeof operand.value === 'number' ? String(operand.value) : `'${operand.value}'`
  return `${operandText(operand.left)} ${operand.operator} ${operandText(operand.right)}`
}
