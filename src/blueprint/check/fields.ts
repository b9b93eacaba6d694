import type { Field, FieldType, ManyType } from '../expression/field.ts'
import type { NamedResource } from '../language/blueprint.ts'
import type { Named, Reading } from '../shape/shape.ts'
import { columnOf } from '../storage/names.ts'
import { checkComputed } from './computed.ts'
import { checkRule } from './meaning.ts'
import { RESERVED_IN_PYTHON, RESERVED_IN_SQL, TAKEN_IN_MODELS } from './reserved.ts'
import { type Scope, isKnown, snake } from './scope.ts'

/** Fields: their names, what they point to, what they begin with, and who may set them. */
export function checkFields({ name: resource, value }: NamedResource, scope: Scope): void {
  const columns = new Map<string, string>()
  for (const field of value.fields ?? []) {
    checkField(field, resource, scope)
    if (field.value.type.kind === 'many') continue
    const column = columnOf(field.name, field.value.type)
    const other = columns.get(column)
    if (other !== undefined && other !== field.name)
      scope.reading.tell(
        field.nameAt,
        `${field.name} and ${other} are one column, ${column}`,
        'Keep the one that points elsewhere, or call the other one something that says more.',
      )
    columns.set(column, field.name)
  }
}

function checkField(named: Named<Field>, resource: string, scope: Scope): void {
  const { name, nameAt, value: field } = named
  const { reading } = scope
  const traits: readonly string[] = scope.resources.get(resource)?.value.traits ?? []
  const isTold = tellName(named, isColumn(field), reading)
  if (!isTold && (name === 'id' || traits.includes(TRAIT_OF.get(name) ?? '')))
    reading.tell(
      nameAt,
      `${name} is in every row already`,
      name === 'id' ? 'Its type is `ids` of the stack.' : `It comes with a trait: traits: [${TRAIT_OF.get(name)}]`,
    )
  checkMeaning(named, resource, scope)
}

/** Tells of a name that no field can bear, and whether it is one. */
function tellName(
  { name, nameAt }: Pick<Named<unknown>, 'name' | 'nameAt'>,
  isColumn: boolean,
  reading: Reading,
): boolean {
  const tell = (message: string, help: string): true => {
    reading.tell(nameAt, message, help)
    return true
  }
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    return tell(`${name} is no name for a field`, `Small letters, digits and _: ${snake(name)}`)
  if (RESERVED_IN_PYTHON.has(name))
    return tell(`${name} is a word of Python itself`, `Call it ${name}_ or something that says more.`)
  if (RESERVED_IN_SQL.has(name) && isColumn)
    return tell(
      `${name} is a word of SQL itself, and would have to stand in quotes in every query`,
      'Call it something that says more.',
    )
  return TAKEN_IN_MODELS.has(name)
    ? tell(`${name} is what every model of SQLAlchemy or Pydantic has already`, 'Call it something that says more.')
    : false
}

function checkMeaning({ name, nameAt, value: field }: Named<Field>, resource: string, scope: Scope): void {
  const { reading } = scope
  if (scope.roles.includes(name))
    reading.tell(nameAt, `${name} is a role, too: a rule could not tell them apart`, 'Give one of them another name.')
  if (name.length > 59)
    reading.tell(nameAt, 'this name is too long for PostgreSQL', 'At most 59 letters, so that an index can bear it.')
  checkType(field.type, field, scope)
  checkDefault(field, scope)
  checkComputed(name, field, resource, scope)
  if (field.setBy !== null && field.setBy !== 'server') checkRule(field.setBy, { scope, resource })
  if (field.type.kind === 'role' && field.setBy === null)
    reading.tell(
      field.type,
      'whoever may write this field could promote himself',
      `Say who sets it: role = ${scope.roles.at(-1) ?? 'member'} set by ${scope.roles[0] ?? 'admin'}`,
    )
  if (field.marks.includes('encrypted') && (field.marks.includes('unique') || field.marks.includes('index')))
    reading.tell(
      field,
      'what is encrypted is different each time, and cannot be found by an index',
      'Add a field with its hash, and make that unique.',
    )
  const values = field.type.kind === 'bool' ? 2 : field.type.kind === 'enum' ? field.type.values.length : Infinity
  if (field.marks.includes('unique') && !field.optional && values < Infinity)
    reading.tell(
      field,
      `there could be no more than ${values} rows: each needs a value of its own, and there are ${values}`,
      'Make it optional, or unique together with another field: unique: [owner kind].',
    )
}

/** What points elsewhere has a column of another name, `user_id`. */
const isColumn = ({ type }: Field): boolean => type.kind !== 'reference' && type.kind !== 'many'

/** Fields that come with a trait. */
const TRAIT_OF: ReadonlyMap<string, string> = new Map([
  ['created_at', 'timestamps'],
  ['updated_at', 'timestamps'],
  ['deleted_at', 'soft-delete'],
])

function checkType(type: FieldType, field: Field, scope: Scope): void {
  const { reading } = scope
  if (type.kind === 'reference' || type.kind === 'many') {
    if (!isKnown(type.to, scope.resources, 'resource', reading)) return
    if (type.kind === 'reference' && type.onDelete === 'set-null' && !field.optional)
      reading.tell(
        type,
        'a field that must have a value cannot be emptied',
        'Make it optional, `?`, or choose cascade or restrict.',
      )
    if (type.kind === 'many' && type.link) checkLink(type.link, { ...field, type: type.link.type }, scope)
  }
  if (type.kind === 'list') checkType(type.of, { ...field, type: type.of }, scope)
  if (type.kind === 'list' && /^(reference|many|list|file)$/.test(type.of.kind))
    reading.tell(
      type.of,
      `a list of ${type.of.kind === 'reference' ? 'references' : 'these'} is no column`,
      'Write `many Resource`.',
    )
  if (type.kind === 'role' && scope.roles.length === 0)
    reading.tell(type, 'there are no roles', 'Name them: auth: { roles: admin > member }')
}

/** `many User with level(editor|viewer)`: a column of each link. */
function checkLink({ name, type }: NonNullable<ManyType['link']>, field: Field, scope: Scope): void {
  const { reading } = scope
  tellName({ name: name.text, nameAt: name }, true, reading)
  if (name.text.endsWith('_id') || name.text === 'id')
    reading.tell(name, `${name.text} is what the keys of a link are called`, 'Call it something that says more.')
  if (/^(reference|many|file|vector|role)$/.test(type.kind))
    reading.tell(type, 'a link holds one plain value', 'Write a resource of its own with two keys, and this field.')
  checkType(type, field, scope)
}

const DAY = 86_400

function checkDefault({ type: declared, default: value, optional }: Field, scope: Scope): void {
  if (value === null) return
  const { reading } = scope
  const type = declared.kind === 'many' ? (declared.link?.type ?? declared) : declared
  if (value.kind === 'me') {
    if (type.kind !== 'reference' || type.to.text !== scope.user)
      reading.tell(
        value,
        'me is who is asking',
        `Only a field that points to ${scope.user ?? 'a resource User'} can begin so.`,
      )
    return
  }
  if (value.kind === 'now') {
    if (!/^(datetime|date|time)$/.test(type.kind))
      reading.tell(value, `now is no ${type.kind}`, 'A datetime, date or time can begin so.')
    else if (value.later > 0 && type.kind === 'time')
      reading.tell(value, 'a time of day ends with the day', 'Write it as a datetime.')
    else if (type.kind === 'date' && value.later % DAY > 0)
      reading.tell(value, 'a date knows no hours', 'Say whole days, or write it as a datetime.')
    return
  }
  if (value.kind !== 'constant' || (optional && value.value === 'null')) return
  const given = value.value
  if (type.kind === 'enum' && typeof given === 'string')
    isKnown(
      { ...value, text: given },
      type.values.map(({ text }) => text),
      'value',
      reading,
    )
  else if (type.kind === 'role' && typeof given === 'string')
    isKnown({ ...value, text: given }, scope.roles, 'role', reading)
  else if (/^(int|float|decimal)$/.test(type.kind)) checkNumber(given, type, value, scope)
  else if (type.kind === 'bool' && typeof given !== 'boolean') reading.tell(value, `${given} is neither true nor false`)
  else if (/^(reference|many|file|vector|list|bytes)$/.test(type.kind))
    reading.tell(value, `a ${type.kind} cannot begin with ${given}`, 'Leave the default out.')
}

function checkNumber(
  given: string | number | boolean,
  type: FieldType,
  at: { start: number; end: number },
  { reading }: Scope,
): void {
  if (typeof given !== 'number') return void reading.tell(at, `${given} is no number`)
  if (type.kind === 'int' && !Number.isInteger(given)) return void reading.tell(at, `${given} is no whole number`)
  if ((type.kind === 'int' || type.kind === 'float') && ((type.least ?? given) > given || (type.most ?? given) < given))
    reading.tell(
      at,
      `${given} is not between ${type.least ?? 'nothing'} and ${type.most ?? 'nothing'}`,
      'Choose a default that the field itself would take.',
    )
}
