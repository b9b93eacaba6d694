import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { type Random, randomFrom } from '../lab/random-catalog.ts'
import { type Ground, groundFor, headLines } from './random-head.ts'
import { operationLines } from './random-operations.ts'
import { besideLines, nameLines, partLines } from './random-parts.ts'
import { ruleFor, stateLines } from './random-rules.ts'

/** Some rules that were thrown cannot hold, or always do: then all is thrown again. */
const MOST_THROWS = 60

/**
 * A blueprint from a seed: the same seed gives the same one everywhere. It has nothing wrong with it. A whole one says
 * what goes past resources as well: jobs, webhooks, operations.
 */
export function randomBlueprint(seed: number, whole = false): string {
  for (let throws = 0; throws < MOST_THROWS; throws += 1) {
    const text = thrown(randomFrom(seed + throws * 1_000_003), whole)
    if (checkBlueprint(text).problems.length === 0) return text
  }
  throw new Error(`seed ${seed} gives no blueprint`)
}

function thrown(random: Random, whole: boolean): string {
  const names = random.some(RESOURCES, 2, 6)
  const ground = groundFor(random, whole)
  const resources = [
    ...(ground.tenancy === null ? [] : ['Organisation']),
    ...(ground.provider === 'none' ? [] : ['User']),
    ...names,
  ]
  const around = resources.map((name) => fieldsFor(name, resources, ground, random))
  const all = { around, ground, whole, random }
  const own = around.flatMap((one) => resourceLines(one, all))
  const lines = [
    ...headLines(ground, random, whole, names[0]!),
    'resources:',
    ...own,
    ...(whole ? partLines(all, own.join('\n')) : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Some are called like what models are written with. */
const RESOURCES = [
  'Task',
  'Order',
  'Category',
  'Base',
  'Text',
  'Index',
  'Class',
  'DataBroker',
  'Enum',
  'HTTPLog',
  'Field',
  'Role',
]
const FIELDS =
  'title note size list str date datetime total state kind email link index_of type func text uuid page level decimal bytes words'.split(
    ' ',
  )

export interface RandomField {
  readonly name: string
  readonly type: string
  readonly kind: string
  /** The resource it leads to. */
  readonly to?: string
}

export interface RandomResource {
  readonly name: string
  readonly isExternal: boolean
  readonly traits: readonly string[]
  readonly fields: readonly RandomField[]
}

export interface Around {
  /** All there are; a rule asks those before its own. */
  readonly around: readonly RandomResource[]
  readonly ground: Ground
  readonly whole: boolean
  readonly random: Random
}

function fieldsFor(name: string, resources: readonly string[], ground: Ground, random: Random): RandomResource {
  const isExternal = name === 'User' && ground.provider === 'better-auth'
  const traits = isExternal ? [] : random.some(['timestamps', 'soft-delete', 'audit'], 0, 3)
  const own = name === 'User' ? FIELDS.filter((field) => field !== 'email') : FIELDS
  const isOpen = ground.provider === 'none'
  const kinds = isOpen ? OF_NOBODY : name === 'User' ? OF_PEOPLE : Object.keys(TYPES)
  const fields = random.some(own, 1, 8).map((field) => scalar(field, kinds, ground, random))
  if (name === 'Organisation') return { name, isExternal, traits, fields }
  const references = random
    .some(['owner', 'parent', 'other'], 0, 3)
    .map((field) => reference(field, name, resources, random))
  const links = random.chance(0.4) ? [link(resources, random)] : []
  return {
    name,
    isExternal,
    traits,
    fields: [...fields, ...references, ...links, ...tenantField(name, ground, random)],
  }
}

/** Whoever asks is of one organisation, and what is kept apart says of which. */
function tenantField(name: string, { tenancy }: Ground, random: Random): readonly RandomField[] {
  if (tenancy === null || (name !== 'User' && random.chance(0.3))) return []
  const type = `-> Organisation ${name === 'User' ? 'restrict' : 'cascade immutable'}`
  return [{ name: 'organisation', kind: 'reference', type, to: 'Organisation' }]
}

export const isOpen = ({ kind, type }: RandomField): boolean =>
  !/^(json|vector|list|file|bytes|many|reference)$/.test(kind) && !/encrypted|hashed/.test(type)

function resourceLines(resource: RandomResource, around: Around): readonly string[] {
  const { name, isExternal, traits, fields } = resource
  const { random, whole } = around
  const keyed = fields.filter(isOpen)
  const number = keyed.find(({ kind }) => kind === 'int')
  // Told by what there is, so that nothing else is thrown otherwise.
  const isApart = whole && !isExternal && (fields.length * 7 + name.length) % 9 === 0
  const counted =
    whole && !isExternal && fields.length % 3 === 0 ? fields.find(({ kind }) => kind === 'reference') : null
  return [
    `  ${name}:`,
    ...(whole ? nameLines(resource, around) : []),
    ...(isExternal ? ['    external: better-auth'] : []),
    ...(traits.length > 0 ? [`    traits: [${traits.join(', ')}]`] : []),
    '    fields:',
    ...(name === 'User' ? ['      email: email unique', '      rank: role = member set by admin'] : []),
    ...fields.map((field) => `      ${field.name}: ${field.type}`),
    ...(number
      ? [`      computed: int${number.type.includes('?') ? '?' : ''} as ${number.name} ${random.one(SUMS)}`]
      : []),
    ...(isApart ? ['      begins_on: date', '      ends_on: date?'] : []),
    '    access:',
    ...accessLines(resource, around),
    ...listLines(keyed, random),
    ...stateLines(resource, around),
    ...(number ? [`    checks: { sensible: ${number.name} < 1000000 or ${number.name} > 2000000 }`] : []),
    ...keyLines(keyed, random),
    ...(isApart
      ? [
          `    apart: [${name.length % 2 === 0 ? `${keyed[0]?.name ?? ''} ` : ''}from begins_on to ends_on]`.replace(
            '[ ',
            '[',
          ),
        ]
      : []),
    ...(counted
      ? [`    limits: [${2 + (name.length % 3)} per ${counted.name}${isApart ? ' and month of begins_on' : ''}]`]
      : []),
    ...(whole ? [...operationLines(resource, around), ...besideLines(resource, around)] : []),
  ]
}

function accessLines(resource: RandomResource, around: Around): readonly string[] {
  const { random } = around
  const least = around.ground.roles.at(-1) ?? 'anyone'
  const rule = (): string =>
    random.chance(0.3) ? least : around.whole && random.chance(0.04) ? 'nobody' : ruleFor(resource, around)
  const written = random.chance(0.4)
    ? [`      write: ${rule()}`]
    : [`      update: ${rule()}`, `      delete: ${rule()}`]
  return [
    `      read: ${random.chance(0.15) ? 'anyone' : rule()}`,
    ...(random.chance(0.85) ? [`      create: ${rule()}`] : []),
    ...written,
  ]
}

function listLines(keyed: readonly RandomField[], random: Random): readonly string[] {
  if (random.chance(0.3)) return []
  const names = (of: readonly RandomField[], least: number, most: number): readonly string[] =>
    random.some(of, least, most).map((field) => field.name)
  const texts = keyed.filter(({ kind }) => kind === 'str' || kind === 'text')
  const [filter, search] = [names(keyed, 0, 3), names(texts, 0, 2)]
  const sort = names(keyed, 0, 2).map((name) => (random.chance(0.5) ? `-${name}` : name))
  const parts = [
    ...(filter.length > 0 ? [`filter: [${filter.join(', ')}]`] : []),
    ...(search.length > 0 ? [`search: [${search.join(', ')}]`] : []),
    ...(sort.length > 0 ? [`sort: [${sort.join(', ')}]`] : []),
    `page: ${random.one(['cursor', 'offset'])}`,
    ...(random.chance(0.3) ? ['size: 20'] : []),
  ]
  return [`    list: { ${parts.join(', ')} }`]
}

function keyLines(keyed: readonly RandomField[], random: Random): readonly string[] {
  if (keyed.length < 2) return []
  const [one, other] = random.some(keyed, 2, 2) as [RandomField, RandomField]
  const words = keyed.find(({ kind }) => kind === 'words')
  const text = keyed.find(({ kind }) => kind === 'str')
  const where = words ? ` where ${words.name} = one` : ''
  const include = random.chance(0.5) ? ` include ${other.name}` : ''
  return [
    ...(random.chance(0.5) ? [`    unique: [${one.name} ${other.name}${where}]`] : []),
    `    indexes: [${[`${one.name} desc${include}`, ...(text ? [`lower(${text.name})${where}`] : [])].join(', ')}]`,
  ]
}

/** Every type there is, with what may follow it. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  str: ['str', 'str(1..120)', 'str(..40)', 'str(3..)', 'str(1..80) = plain'],
  text: ['text', 'text(1..5000)', "text = 'it''s'"].slice(0, 2),
  int: ['int', 'int(1..365) = 45', 'int(0..)', 'int(..9000000000)'],
  float: ['float', 'float(0..1)'],
  decimal: ['decimal(12 2)', 'decimal(8 0) = 3'],
  bool: ['bool', 'bool = true', 'bool = false'],
  date: ['date', 'date = now'],
  datetime: ['datetime', 'datetime = now set by server'],
  time: ['time', 'time = now'],
  duration: ['duration'],
  uuid: ['uuid'],
  email: ['email personal'],
  url: ['url'],
  json: ['json'],
  bytes: ['bytes'],
  role: ['role = member set by admin'],
  words: [
    'one|two',
    'one|two = one',
    'one|in-progress|Two = one',
    'one|one_',
    'one|none|a_word_that_is_longer_than_all_of_them',
  ],
  list: [
    'list str',
    'list int',
    'list one|two',
    'list uuid',
    'list text',
    'list decimal(6 2)',
    'list date',
    'list bool',
  ],
  vector: ['vector(3)'],
  file: ['file(pdf md) <= 20MB', 'file'],
}
const AFTER = [
  '',
  '',
  '',
  'hidden',
  'immutable',
  'personal',
  'unique',
  'index',
  'encrypted',
  'hashed',
  'set by server',
  'set by admin',
]

const SUMS = ['* 2 + 1', '* 2 + 1', '- 1', '/ 2']

/** Whoever calls has one role. */
const OF_PEOPLE = Object.keys(TYPES).filter((kind) => kind !== 'role')

/** Nobody has a role, or sends a file, where nobody signs in. */
const OF_NOBODY = OF_PEOPLE.filter((kind) => kind !== 'file')

function scalar(name: string, kinds: readonly string[], { roles }: Ground, random: Random): RandomField {
  const kind = random.one(kinds)
  const type = random.one(TYPES[kind]!)
  const optional = random.chance(0.3) && !type.includes('=') && !type.includes('personal') && kind !== 'file' ? '?' : ''
  const after =
    /set by/.test(type) || /^(json|vector|list|file|bytes)$/.test(kind)
      ? ''
      : random.one(roles.length > 0 ? AFTER : AFTER.filter((one) => one !== 'set by admin'))
  // Each row needs a value of its own.
  const isScarce = after === 'unique' && optional === '' && /^(bool|enum)$/.test(kind)
  const mark = type.includes(after) || isScarce ? '' : after
  return { name, kind, type: `${type}${optional}${mark === '' ? '' : ` ${mark}`}` }
}

/** A row that must have another one can only be made after it. */
function reference(name: string, of: string, resources: readonly string[], random: Random): RandomField {
  const to = random.one(resources)
  const must = ['', ' cascade', ' restrict', ...(to === 'User' ? [' = me set by server'] : [])]
  const isLater = resources.indexOf(to) < resources.indexOf(of)
  const rest = random.one(['? set-null', '?', '? cascade', ...(isLater ? must : [])])
  return { name, kind: 'reference', type: `-> ${to}${rest}`, to }
}

function link(resources: readonly string[], random: Random): RandomField {
  const to = random.one(resources)
  const held = random.one([
    '',
    ' with weight(int(1..9))',
    ' with rank(editor|viewer) = viewer',
    ' with since(datetime)',
  ])
  return { name: 'members', kind: 'many', type: `many ${to}${held}`, to }
}
