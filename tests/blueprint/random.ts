import { type Random, randomFrom } from '../lab/random-catalog.ts'

/** A blueprint from a seed: the same seed gives the same one everywhere. It has nothing wrong with it. */
export function randomBlueprint(seed: number): string {
  const random = randomFrom(seed)
  const names = random.some(RESOURCES, 2, 6)
  const external = random.chance(0.3)
  const resources = ['User', ...names]
  const lines = [
    'architect: 1',
    'app: random',
    `stack: { orm: ${random.one(['sqlalchemy', 'sqlmodel'])}, ids: ${random.one(['uuid7', 'uuid4', 'bigint'])} }`,
    '',
    'auth:',
    `  provider: ${external ? 'better-auth' : 'builtin'}`,
    ...(external ? ['  issuer: $BETTER_AUTH_URL'] : []),
    '  roles: admin > member',
    '',
    'resources:',
    ...resources.flatMap((name) => resourceLines(name, resources, external, random)),
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

interface RandomField {
  readonly name: string
  readonly type: string
  readonly kind: string
}

function resourceLines(
  name: string,
  resources: readonly string[],
  external: boolean,
  random: Random,
): readonly string[] {
  const isExternal = name === 'User' && external
  const traits = isExternal ? [] : random.some(['timestamps', 'soft-delete', 'audit'], 0, 3)
  const fields = random.some(FIELDS, 1, 8).map((field) => scalar(field, random))
  const references = random
    .some(['owner', 'parent', 'other'], 0, 3)
    .map((field) => reference(field, name, resources, random))
  const links = random.chance(0.4) ? [link(resources, random)] : []
  const keyed = fields.filter(
    ({ kind, type }) => !/^(json|vector|list|file|bytes)$/.test(kind) && !/encrypted|hashed/.test(type),
  )
  const number = fields.find(({ kind, type }) => kind === 'int' && !/encrypted|hashed/.test(type))
  return [
    `  ${name}:`,
    ...(isExternal ? ['    external: better-auth'] : []),
    ...(traits.length > 0 ? [`    traits: [${traits.join(', ')}]`] : []),
    '    fields:',
    ...(name === 'User' ? ['      email: email unique', '      rank: role = member set by admin'] : []),
    ...[...fields, ...references, ...links].map((field) => `      ${field.name}: ${field.type}`),
    ...(number ? [`      computed: int as ${number.name} * 2 + 1`] : []),
    '    access: { read: member, create: member, write: admin }',
    ...(number ? [`    checks: { sensible: ${number.name} < 1000000 or ${number.name} > 2000000 }`] : []),
    ...keyLines(keyed, random),
  ]
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
  words: ['one|two', 'one|in-progress|Two = one', 'one|one_', 'one|none|a_word_that_is_longer_than_all_of_them'],
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

function scalar(name: string, random: Random): RandomField {
  const kind = random.one(Object.keys(TYPES))
  const type = random.one(TYPES[kind]!)
  const optional = random.chance(0.3) && !type.includes('=') && !type.includes('personal') && kind !== 'file' ? '?' : ''
  const after = /set by/.test(type) || /^(json|vector|list|file|bytes)$/.test(kind) ? '' : random.one(AFTER)
  const mark = type.includes(after) ? '' : after
  return { name, kind, type: `${type}${optional}${mark === '' ? '' : ` ${mark}`}` }
}

/** A row that must have another one can only be made after it. */
function reference(name: string, of: string, resources: readonly string[], random: Random): RandomField {
  const to = random.one(resources)
  const must = ['', ' cascade', ' restrict', ...(to === 'User' ? [' = me set by server'] : [])]
  const isLater = resources.indexOf(to) < resources.indexOf(of)
  const rest = random.one(['? set-null', '?', '? cascade', ...(isLater ? must : [])])
  return { name, kind: 'reference', type: `-> ${to}${rest}` }
}

function link(resources: readonly string[], random: Random): RandomField {
  const to = random.one(resources)
  const held = random.one([
    '',
    ' with weight(int(1..9))',
    ' with rank(editor|viewer) = viewer',
    ' with since(datetime)',
  ])
  return { name: 'members', kind: 'many', type: `many ${to}${held}` }
}
