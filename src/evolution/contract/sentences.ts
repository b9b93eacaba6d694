/** Where a schema stands, in words. */
export type Location =
  | { readonly in: 'request' }
  | { readonly in: 'response'; readonly status: string }
  | { readonly in: 'parameter'; readonly place: string; readonly name: string }
  | { readonly in: 'header'; readonly status: string; readonly name: string }

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``

/** `the query parameter `limit``, `` `items/price` in the answer `200` ``. */
function whereOf(path: string, location: Location): { readonly text: string; readonly values: readonly string[] } {
  const own = path === '' ? [] : [path]
  if (location.in === 'request')
    return { text: path === '' ? 'the request body' : `${code(path)} in the request`, values: own }
  if (location.in === 'response') {
    const answer = `the answer ${code(location.status)}`
    return { text: path === '' ? answer : `${code(path)} in ${answer}`, values: [...own, location.status] }
  }
  const holder =
    location.in === 'header'
      ? `the header ${code(location.name)} of the answer ${code(location.status)}`
      : `the ${location.place} parameter ${code(location.name)}`
  const values = location.in === 'header' ? [location.name, location.status] : [location.place, location.name]
  return { text: path === '' ? holder : `${code(path)} of ${holder}`, values: [...own, ...values] }
}

/** The sentence of a change in a schema, and what it was made of. */
export function describeSchemaChange(
  change: string,
  values: readonly string[],
  path: string,
  location: Location,
): { readonly sentence: string; readonly values: readonly string[] } {
  const where = whereOf(path, location)
  return { sentence: `${where.text} ${predicateOf(change, values)}`, values: [...values, ...where.values] }
}

type Predicate = (values: readonly string[]) => string

const at = (values: readonly string[], index: number): string => code(values[index] ?? '')
const plain =
  (text: string): Predicate =>
  () =>
    text

const PREDICATES: Readonly<Record<string, Predicate>> = {
  'type-changed': (v) => `has another ${v[0]}: ${at(v, 2)}, not ${at(v, 1)}`,
  'type-compatible': (v) => `has another ${v[0]}, written alike: ${at(v, 2)}, not ${at(v, 1)}`,
  'type-generalized': (v) => `has a wider ${v[0]}: ${at(v, 2)}, not ${at(v, 1)}`,
  'type-specialized': (v) => `has a narrower ${v[0]}: ${at(v, 2)}, not ${at(v, 1)}`,
  'list-of-types-widened': (v) => `may also be ${at(v, 0)} now`,
  'list-of-types-narrowed': (v) => `may no longer be ${at(v, 0)}`,
  'became-nullable': plain('may be null now'),
  'became-not-nullable': plain('may no longer be null'),
  'schema-became-false': plain('accepts nothing any more'),
  'schema-became-not-false': plain('accepts something now'),
  'became-enum': plain('is bound to a list of values now'),
  'became-not-enum': plain('is no longer bound to a list of values'),
  'enum-value-added': (v) => `has the new value ${at(v, 0)}`,
  'enum-value-removed': (v) => `no longer has the value ${at(v, 0)}`,
  'const-added': (v) => `is always ${at(v, 0)} now`,
  'const-removed': (v) => `is no longer always ${at(v, 0)}`,
  'const-changed': (v) => `is always ${at(v, 1)} now, not ${at(v, 0)}`,
  'default-value-added': (v) => `has the default ${at(v, 0)} now`,
  'default-value-removed': (v) => `lost its default ${at(v, 0)}`,
  'default-value-changed': (v) => `has the default ${at(v, 1)} now, not ${at(v, 0)}`,
  'pattern-added': (v) => `must match ${at(v, 0)} now`,
  'pattern-removed': (v) => `no longer has to match ${at(v, 0)}`,
  'pattern-changed': (v) => `must match ${at(v, 1)} now, not ${at(v, 0)}`,
  'pattern-generalized': (v) => `may be anything now, and had to match ${at(v, 0)}`,
  'any-of-added': (v) => `may also be ${at(v, 0)} now`,
  'any-of-removed': (v) => `may no longer be ${at(v, 0)}`,
  'one-of-added': (v) => `may also be ${at(v, 0)} now`,
  'one-of-removed': (v) => `may no longer be ${at(v, 0)}`,
  'prefix-items-added': (v) => `has new positions: ${at(v, 0)}`,
  'prefix-items-removed': (v) => `lost positions: ${at(v, 0)}`,
  'wrapped-in-one-of': plain('became a choice of objects'),
  'wrapped-in-one-of-original-preserved': plain('became a choice of objects, of which one is the former'),
  'discriminator-added': plain('tells its kinds apart by a property now'),
  'discriminator-removed': plain('no longer tells its kinds apart by a property'),
  'discriminator-property-name-changed': (v) => `tells its kinds apart by ${at(v, 1)} now, not by ${at(v, 0)}`,
  'discriminator-mapping-added': (v) => `knows the new kinds ${at(v, 0)}`,
  'discriminator-mapping-deleted': (v) => `no longer knows the kinds ${at(v, 0)}`,
  'discriminator-mapping-changed': (v) => `means ${at(v, 2)} by ${at(v, 0)} now, not ${at(v, 1)}`,
  'dependent-required-changed': (v) => `requires other properties beside ${at(v, 0)}`,
  'unique-items-set': plain('must not repeat items any more'),
  'unique-items-unset': plain('may repeat items now'),
  'new-required': plain('is new and required'),
  'new-required-with-default': plain('is new and required, though it has a default'),
  'new-optional': plain('is new and optional'),
  added: plain('is new'),
  removed: plain('is gone'),
  'removed-with-deprecation': plain('is gone, as its deprecation announced'),
  'removed-before-sunset': plain('is gone before the day that was announced'),
  'became-required': plain('is required now'),
  'became-optional': plain('is optional now'),
  'became-read-only': plain('is read-only now'),
  'became-not-read-only': plain('is no longer read-only'),
  'became-write-only': plain('is write-only now'),
  'became-not-write-only': plain('is no longer write-only'),
  deprecated: (v) => `is deprecated now${v[0] ? `, until ${at(v, 0)}` : ''}`,
  reactivated: plain('is no longer deprecated'),
}

/** `max-length-decreased` -> `maxLength`, and what happened to it. */
function predicateOf(change: string, values: readonly string[]): string {
  const known = Object.hasOwn(PREDICATES, change) ? PREDICATES[change] : undefined
  if (known) return known(values)
  const [, word = change, verb = 'changed'] =
    /^(.*)-(set|unset|increased|decreased|added|removed|changed|generalized|specialized)$/.exec(change) ?? []
  const keyword = code(KEYWORDS[word] ?? word.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
  const [first, second] = [
    values[0] === undefined ? '' : ` ${at(values, 0)}`,
    values[1] === undefined ? '' : ` ${at(values, 1)}`,
  ]
  if (verb === 'set' || verb === 'added') return `has a new ${keyword}${first}`
  if (verb === 'unset' || verb === 'removed') return `lost its ${keyword}${first}`
  return `has ${keyword}${second === '' ? first : second} now, not${first}`
}

const KEYWORDS: Readonly<Record<string, string>> = {
  max: 'maximum',
  min: 'minimum',
  'exclusive-max': 'exclusiveMaximum',
  'exclusive-min': 'exclusiveMinimum',
  'pattern-property': 'patternProperties',
  'dependent-schema': 'dependentSchemas',
}
