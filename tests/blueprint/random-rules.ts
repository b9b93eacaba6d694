import type { Random } from '../lab/random-catalog.ts'
import { type Around, type RandomField, type RandomResource, isOpen } from './random.ts'

/** A rule about rows of a resource, of all that rules are made of. */
export function ruleFor(resource: RandomResource, around: Around, depth = 0): string {
  const { random } = around
  // Where nobody signs in, everybody may or nobody does.
  if (around.ground.provider === 'none') return 'anyone'
  const kind = depth > 2 ? 0 : random.next()
  if (kind < 0.55) return atom(resource, around)
  if (kind < 0.62)
    return `not ${depth > 0 || random.chance(0.5) ? atom(resource, around) : `(${joined(resource, around, depth)})`}`
  const rule = joined(resource, around, depth)
  return depth > 0 ? `(${rule})` : rule
}

function joined(resource: RandomResource, around: Around, depth: number): string {
  const { random } = around
  const sides = Array.from({ length: random.one([2, 2, 3]) }, () => ruleFor(resource, around, depth + 1))
  return [...new Set(sides)].join(random.chance(0.6) ? ' or ' : ' and ')
}

const atom = (resource: RandomResource, around: Around): string => {
  const { random } = around
  const { roles } = around.ground
  const kinds = [
    () => random.one(roles),
    () => random.one(roles),
    ...(resource.name === 'User' ? [() => 'self', () => 'self'] : []),
    ...comparisons(resource, '', random),
    ...resource.fields.flatMap((field) => paths(field, resource, around)),
    ...ofCaller(resource, around),
  ]
  return random.one(kinds)()
}

type Throw = () => string

/** What rows say by themselves. */
function comparisons({ fields }: RandomResource, before: string, random: Random): readonly Throw[] {
  return fields.filter(isOpen).flatMap(({ name, kind, type }): readonly Throw[] => {
    const path = `${before}${name}`
    if (kind === 'bool') return [() => path]
    if (kind === 'int') return [() => `${path} ${random.one(['=', '!=', '<', '<=', '>', '>='])} ${random.below(50)}`]
    if (kind === 'datetime') return [() => `${path} ${random.one(['<', '>='])} now`]
    if (kind === 'date') return [() => `${path} ${random.one(['<=', '>'])} today`]
    if (kind === 'str') return [() => `${path} = 'open'`, ...(type.includes('?') ? [() => `${path} = null`] : [])]
    if (kind !== 'words') return []
    const words = wordsOf(type)
    return [() => `${path} ${random.one(['=', '!='])} ${words[0]}`, () => `${path} = ${words.slice(0, 2).join('|')}`]
  })
}

const wordsOf = (type: string): readonly string[] => (/^[\w|-]+/.exec(type)?.[0] ?? '').split('|')

/** Where a reference or a link leads: to the caller, to a rule, to a field. */
function paths(field: RandomField, resource: RandomResource, { around, random }: Around): readonly Throw[] {
  const { name, kind, to, type } = field
  const target = around.find((one) => one.name === to)
  if (!target) return []
  // Rules that ask each other in a circle are refused: they ask those that were written before.
  const isBefore = around.indexOf(target) < around.indexOf(resource)
  const [, held, rest = ''] = / with (\w+)\((.*)\)/.exec(type) ?? []
  const ofLink: readonly Throw[] =
    held === undefined
      ? []
      : [() => `${name}.${held} ${rest.startsWith('int') ? '> 3' : rest.startsWith('datetime') ? '< now' : '= editor'}`]
  return [
    ...(to === 'User' ? [() => name, () => name, ...ofLink] : []),
    ...(to !== 'User' && isBefore ? [() => `${name}.read`, () => `${name}.${random.one(['read', 'delete'])}`] : []),
    ...(kind === 'reference' && to !== resource.name ? comparisons(target, `${name}.`, random) : []),
    ...(kind === 'reference' && to !== resource.name
      ? target.fields.flatMap((one) =>
          one.kind === 'reference' && one.to === 'User' ? [() => `${name}.${one.name}`] : [],
        )
      : []),
  ]
}

/** A field of the row beside one of the caller. */
function ofCaller({ fields, name }: RandomResource, { around, random }: Around): readonly Throw[] {
  const user = around.find((one) => one.name === 'User')
  if (!user || name === 'User') return []
  const mine = user.fields.filter((one) => isOpen(one) || one.kind === 'reference')
  return mine.flatMap((own): readonly Throw[] => {
    if (own.kind === 'bool') return [() => `me.${own.name}`]
    if (own.kind === 'int')
      return [
        () => `me.${own.name} > ${random.below(20)}`,
        ...fields.flatMap((one) => (one.kind === 'int' && isOpen(one) ? [() => `${one.name} <= me.${own.name}`] : [])),
      ]
    if (own.kind !== 'reference' || own.to === 'User') return []
    return fields.flatMap((one) =>
      one.kind === 'reference' && one.to === own.to ? [() => `${one.name} = me.${own.name}`] : [],
    )
  })
}

/** States of a choice that begins somewhere: from each to the next, and perhaps back. */
export function stateLines(resource: RandomResource, around: Around): readonly string[] {
  const { random } = around
  const field = resource.fields.find(
    ({ kind, type }) => kind === 'words' && / = /.test(type) && !/set by|encrypted|hashed|immutable/.test(type),
  )
  if (!field || random.chance(0.2)) return []
  const words = wordsOf(field.type)
  const [first = '', ...others] = [...words].toSorted((a) => (field.type.includes(`= ${a}`) ? -1 : 0))
  const may = (): string =>
    random.chance(around.ground.provider === 'none' ? 0 : 0.4) ? ` if ${ruleFor(resource, around, 2)}` : ''
  const steps = others.map((word, index) => `${index === 0 ? first : others[index - 1]!} -> ${word}${may()}`)
  const back = random.chance(0.5) ? [`${others.at(-1)!} -> ${first}${may()}`] : []
  const history = around.whole && random.chance(0.5) ? [`    history: [${field.name}]`] : []
  return [`    states: { ${field.name}: [${[...steps, ...back].join(', ')}] }`, ...history]
}
