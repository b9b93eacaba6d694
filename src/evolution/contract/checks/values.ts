import { type Json, sameJson } from '../../../kernel/json.ts'
import { type Check, type Found, type Node, found } from './check.ts'

export const enums: Check = {
  places: ['body', 'property', 'parameter', 'parameter-property'],
  find(node) {
    const [before, after] = [enumOf(node.base), enumOf(node.head)]
    if (before === null && after === null) return []
    const freed = after === null && !mayRestrict(node.head)
    const bound = before === null && !mayRestrict(node.base)
    const removed = freed ? [] : missing(before, after)
    const added = bound && node.place !== 'parameter-property' ? [] : missing(after, before)
    return [
      ...(becameEnum(node, before, after, bound) ? [found('became-enum')] : []),
      ...(freed && before !== null ? [found('became-not-enum')] : []),
      ...removed.map((value) => found('enum-value-removed', value)),
      ...added.map((value) => found('enum-value-added', value)),
    ]
  },
}

type Values = readonly unknown[] | null

/** An answer whose values were bound before, in another way, did not become so now. */
function becameEnum({ direction, place }: Node, before: Values, after: Values, bound: boolean): boolean {
  if (before !== null || after === null || place === 'parameter-property') return false
  return direction === 'request' || bound
}

const enumOf = (schema: Json): Values => (Array.isArray(schema['enum']) ? schema['enum'] : null)

const missing = (values: Values, from: Values): readonly unknown[] =>
  (values ?? []).filter((value) => !(from ?? []).some((other) => sameJson(value, other)))

/** An enum may have moved into one of these. */
const mayRestrict = (schema: Json): boolean =>
  ['oneOf', 'anyOf', 'not', 'const', 'if', 'then', 'else'].some((keyword) => schema[keyword] !== undefined)

const changeOf = (word: string, before: unknown, after: unknown): readonly Found[] => {
  if (sameJson(before, after)) return []
  if (before === undefined || before === null) return [found(`${word}-added`, after)]
  if (after === undefined || after === null) return [found(`${word}-removed`, before)]
  return [found(`${word}-changed`, before, after)]
}

export const constants: Check = {
  places: ['body', 'property'],
  find: ({ base, head }) => changeOf('const', base['const'], head['const']),
}

export const defaults: Check = {
  places: ['body', 'property', 'parameter'],
  find: ({ base, head }) =>
    isNothing(base) && isNothing(head) ? [] : changeOf('default-value', base['default'], head['default']),
}

/** `default: null` says what leaving it out says anyway. */
const isNothing = (schema: Json): boolean => schema['default'] === undefined || schema['default'] === null
