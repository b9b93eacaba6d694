import { type Json, isObject, listAt, objectAt, sameJson, textAt } from '../../../kernel/json.ts'
import { type ChildKeyword, NO_TRANSITION } from '../difference.ts'
import { type Check, type Found, found } from './check.ts'

/** How the names of changes spell a keyword. */
const CHILD_WORDS: ReadonlyMap<ChildKeyword, string> = new Map([
  ['contains', 'contains'],
  ['propertyNames', 'property-names'],
  ['unevaluatedItems', 'unevaluated-items'],
  ['unevaluatedProperties', 'unevaluated-properties'],
  ['if', 'if'],
  ['then', 'then'],
  ['else', 'else'],
  ['contentSchema', 'content-schema'],
])

export const children: Check = {
  places: ['body', 'property'],
  find: ({ difference }) =>
    [...difference.children].flatMap(([keyword, child]) => {
      const word = CHILD_WORDS.get(keyword)
      return word === undefined || typeof child === 'object' ? [] : [found(`${word}-${child}`)]
    }),
}

const BRANCH_WORDS = { anyOf: 'any-of', oneOf: 'one-of', prefixItems: 'prefix-items' } as const

export const branches: Check = {
  places: ['body', 'property'],
  find: ({ difference }) =>
    [...difference.branches].flatMap(([keyword, { added, removed }]) => [
      ...(added.length > 0 ? [found(`${BRANCH_WORDS[keyword]}-added`, added.join(', '))] : []),
      ...(removed.length > 0 ? [found(`${BRANCH_WORDS[keyword]}-removed`, removed.join(', '))] : []),
    ]),
}

export const wrapped: Check = {
  places: ['body'],
  find({ difference }) {
    const { wrapped: transition } = difference.transition ?? NO_TRANSITION
    if (transition === null) return []
    return [found(transition.preserved ? 'wrapped-in-one-of-original-preserved' : 'wrapped-in-one-of')]
  },
}

export const named: Check = {
  places: ['body', 'property'],
  find: ({ difference }) =>
    (
      [
        ['patternProperties', 'pattern-property'],
        ['dependentSchemas', 'dependent-schema'],
      ] as const
    ).flatMap(([keyword, word]) => {
      const changed = difference.named.get(keyword)
      return [
        ...(changed?.added ?? []).map((name) => found(`${word}-added`, name)),
        ...(changed?.removed ?? []).map((name) => found(`${word}-removed`, name)),
      ]
    }),
}

export const content: Check = {
  places: ['body', 'property'],
  find: ({ base, head }) =>
    (
      [
        ['contentMediaType', 'content-media-type-changed'],
        ['contentEncoding', 'content-encoding-changed'],
      ] as const
    ).flatMap(([keyword, change]) =>
      base[keyword] === head[keyword] ? [] : [found(change, base[keyword], head[keyword])],
    ),
}

export const dependentRequired: Check = {
  places: ['body', 'property'],
  find({ base, head }) {
    const [before, after] = [objectAt(base, 'dependentRequired'), objectAt(head, 'dependentRequired')]
    const listed = (holder: Json, name: string): string => listAt(holder, name).join(', ')
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name): readonly Found[] => {
      if (!Object.hasOwn(before, name)) return [found('dependent-required-added', name, listed(after, name))]
      if (!Object.hasOwn(after, name)) return [found('dependent-required-removed', name, listed(before, name))]
      return sameJson(before[name], after[name]) ? [] : [found('dependent-required-changed', name)]
    })
  },
}

export const discriminator: Check = {
  places: ['body', 'property'],
  find({ base, head }) {
    const [before, after] = [base['discriminator'], head['discriminator']]
    if (!isObject(before)) return isObject(after) ? [found('discriminator-added')] : []
    if (!isObject(after)) return [found('discriminator-removed')]
    const [from, to] = [textAt(before, 'propertyName'), textAt(after, 'propertyName')]
    const renamed = from === to ? [] : [found('discriminator-property-name-changed', from, to)]
    return [...renamed, ...mappingChanges(objectAt(before, 'mapping'), objectAt(after, 'mapping'))]
  },
}

function mappingChanges(before: Json, after: Json): readonly Found[] {
  const added = Object.keys(after)
    .filter((key) => !Object.hasOwn(before, key))
    .sort()
  const removed = Object.keys(before)
    .filter((key) => !Object.hasOwn(after, key))
    .sort()
  const changed = Object.keys(before).filter((key) => Object.hasOwn(after, key) && before[key] !== after[key])
  return [
    ...(added.length > 0 ? [found('discriminator-mapping-added', added.join(', '))] : []),
    ...(removed.length > 0 ? [found('discriminator-mapping-deleted', removed.join(', '))] : []),
    ...changed.map((key) => found('discriminator-mapping-changed', key, before[key], after[key])),
  ]
}
