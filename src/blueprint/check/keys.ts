import type { Apart } from '../expression/apart.ts'
import type { Field } from '../expression/field.ts'
import { type Key, isTrigrams } from '../expression/key.ts'
import type { Rule } from '../expression/rule.ts'
import type { NamedResource } from '../language/blueprint.ts'
import type { Word } from '../shape/shape.ts'
import { checkRule } from './meaning.ts'
import { isSealed } from '../expression/field.ts'
import { type Scope, isKnown } from './scope.ts'

const TEXTUAL = /^(str|text|email|url)$/

/** Whatever names fields of its own resource: lists, keys, history, partitions, scale. */
export function checkKeys({ name: resource, value }: NamedResource, scope: Scope): void {
  const { reading } = scope
  const fields = scope.fields(resource)
  const isField = (word: Word): boolean => isKnown(word, fields.keys(), `field of ${resource}`, reading)
  const { list, unique, indexes, apart, checks, history, partition } = value
  for (const word of [...(list?.filter ?? []), ...(history ?? [])]) isField(word)
  for (const word of list?.sort ?? []) isField(withoutMinus(word))
  for (const word of list?.search ?? [])
    if (isField(word) && !TEXTUAL.test(fields.get(word.text)?.type.kind ?? ''))
      reading.tell(
        word,
        `${word.text} holds no text`,
        'Only str, text, email and url can be searched; others can be filtered.',
      )
  for (const key of [...(unique ?? []), ...(indexes ?? [])]) checkKey(key, resource, scope, isField)
  for (const key of unique ?? [])
    for (const part of key.parts.filter(isTrigrams))
      reading.tell(part, 'trigrams find parts of a text, and make nothing unique', 'Say it under `indexes`.')
  for (const key of indexes ?? []) checkTrigrams(key, resource, scope)
  for (const one of apart ?? []) {
    checkApart(one, resource, scope, isField)
    if (partition)
      reading.tell(
        partition.by ?? one,
        'times cannot be kept apart across partitions',
        'Leave out `partition`, or `apart`.',
      )
  }
  for (const { name, nameAt, value: rule } of checks ?? []) {
    if (hasCheck(fields.get(name)))
      reading.tell(
        nameAt,
        `${name} is checked already, by the type of the field`,
        'Give this one a name that says what it checks.',
      )
    ofRowAlone(rule, resource, scope)
  }
  if (partition?.by && isField(partition.by) && !/^date(time)?$/.test(fields.get(partition.by.text)?.type.kind ?? ''))
    reading.tell(
      partition.by,
      `${partition.by.text} is no point in time`,
      'Partitions follow a date or datetime, such as created_at.',
    )
  checkScale(value.scale, resource, scope, isField)
}

/** Types that come with a condition, which bears the name of their field. */
const hasCheck = (field: Field | undefined): boolean => {
  const type = field?.type
  if (type?.kind === 'int' || type?.kind === 'float') return type.least !== null || type.most !== null
  return type?.kind === 'enum' || type?.kind === 'role'
}

const withoutMinus = ({ text, start, end }: Word): Word =>
  text.startsWith('-') ? { text: text.slice(1), start: start + 1, end } : { text, start, end }

function checkKey(key: Key, resource: string, scope: Scope, isField: (word: Word) => boolean): void {
  for (const { field } of key.parts) isField(field)
  for (const field of key.include) isField(field)
  if (key.where) ofRowAlone(key.where, resource, scope)
}

/** It begins and ends with moments of one kind. */
function checkApart(
  { parts, from, to, where }: Apart,
  resource: string,
  scope: Scope,
  isField: (word: Word) => boolean,
) {
  const { reading } = scope
  for (const part of parts) isField(part)
  const [first, last] = [from, to].map((word) =>
    isField(word) ? scope.fields(resource).get(word.text)?.type.kind : undefined,
  )
  if (where) ofRowAlone(where, resource, scope)
  if (first === undefined || last === undefined) return
  if (where === null && scope.fields(resource).get(from.text)!.optional)
    reading.tell(
      from,
      `what has no ${from.text} would lie over all others`,
      `Make it required, or leave those out: where ${from.text} != null.`,
    )
  if (!/^date(time)?$/.test(first))
    reading.tell(from, `${from.text} is no point in time`, 'What lies apart begins with a date or datetime.')
  else if (last !== first) reading.tell(to, `${to.text} is no ${first} as ${from.text} is`, 'Give both the same type.')
}

/** An index of trigrams holds nothing else, and in no order. */
function checkTrigrams({ parts, include }: Key, resource: string, scope: Scope): void {
  const { reading } = scope
  if (!parts.some(isTrigrams)) return
  const other = parts.find((part) => !isTrigrams(part)) ?? include[0]
  if (other) reading.tell(other, 'an index of trigrams holds nothing else', 'Give this one an index of its own.')
  for (const part of parts.filter(isTrigrams)) {
    if (part.descending) reading.tell(part, 'trigrams have no order', 'Leave out `desc`.')
    const field = scope.fields(resource).get(part.field.text)
    if (field && (!TEXTUAL.test(field.type.kind) || isSealed(field)))
      reading.tell(
        part.field,
        `${part.field.text} holds no text that can be searched`,
        'Only str, text, email and url can.',
      )
  }
}

/** The server checks it with nothing but the row at hand. */
export function ofRowAlone(rule: Rule, resource: string, scope: Scope): void {
  checkRule(rule, { scope, resource })
  const path = pathsIn(rule).find(
    ({ parts }) =>
      parts.length > 1 || /^(me|self|anyone|nobody)$/.test(parts[0]!.text) || scope.roles.includes(parts[0]!.text),
  )
  if (path) scope.reading.tell(path, 'the server knows only the row itself here', `Compare fields of ${resource}.`)
}

function pathsIn(rule: Rule): readonly Extract<Rule, { readonly kind: 'path' }>[] {
  if (rule.kind === 'or' || rule.kind === 'and') return rule.sides.flatMap(pathsIn)
  if (rule.kind === 'not') return pathsIn(rule.rule)
  if (rule.kind === 'path') return [rule]
  return [rule.left, rule.right].flatMap((side) => (side.kind === 'path' ? [side] : []))
}

function checkScale(
  scale: NamedResource['value']['scale'],
  resource: string,
  scope: Scope,
  isField: (word: Word) => boolean,
): void {
  if (scale === null || typeof scale === 'number') return
  for (const { name, nameAt, value } of scale) {
    if (name === 'rows' || !isField({ text: name, ...nameAt }) || typeof value === 'number') continue
    const type = scope.fields(resource).get(name)?.type
    if (type?.kind !== 'enum') {
      scope.reading.tell(nameAt, `${name} is no choice of values`, 'Say how many different ones there are: a number.')
      continue
    }
    for (const share of value)
      isKnown(
        { text: share.name, ...share.nameAt },
        type.values.map(({ text }) => text),
        'value',
        scope.reading,
      )
  }
}
