import { inherits, isMade } from '../../python/values/ask.ts'
import { NONE, bool, external, mapping, native, text, tuple } from '../../python/values/make.ts'
import type { ClassValue, Instance, Site, Value } from '../../python/values/value.ts'
import { annotationValue } from '../../python/interpret/annotations.ts'
import type { Machine } from '../../python/interpret/machine.ts'

/** What SQLAlchemy's own types hold in Python. */
const PYTHON_TYPES: Readonly<Record<string, string>> = {
  Integer: 'builtins.int',
  BigInteger: 'builtins.int',
  SmallInteger: 'builtins.int',
  INTEGER: 'builtins.int',
  BIGINT: 'builtins.int',
  String: 'builtins.str',
  Text: 'builtins.str',
  Unicode: 'builtins.str',
  VARCHAR: 'builtins.str',
  TEXT: 'builtins.str',
  Boolean: 'builtins.bool',
  Float: 'builtins.float',
  Numeric: 'decimal.Decimal',
  DateTime: 'datetime.datetime',
  TIMESTAMP: 'datetime.datetime',
  Date: 'datetime.date',
  Time: 'datetime.time',
  Uuid: 'uuid.UUID',
  UUID: 'uuid.UUID',
}

/** Lets written modules ask for the columns of a model: `columns_of(model)` is `{name: (type, is primary key)}`. */
export function addColumns(machine: Machine): void {
  machine.library.add({
    path: 'architect.columns_of',
    call: ({ args: [model], site }) => columnsOf(model, machine, site),
  })
  machine.library.add({
    path: 'architect.give_up',
    call: ({ args: [why], site }) => {
      machine.giveUp(
        'import',
        why?.kind === 'constant' ? String(why.value) : 'something a library does is not known',
        site,
      )
      return NONE
    },
  })
}

function columnsOf(model: Value | undefined, machine: Machine, site: Site): Value {
  if (model?.kind !== 'class') {
    machine.giveUp('import', 'the model of a generated router is not known', site)
    return mapping([], true)
  }
  const found = new Map<string, Value>()
  for (const base of [...model.mro].reverse()) {
    if (base.kind !== 'class') continue
    for (const name of new Set([...base.annotations.keys(), ...base.namespace.keys()])) {
      const column = columnOf(base, name, machine)
      if (column) found.set(name, column)
    }
  }
  return mapping([...found].map(([name, value]) => [text(name), value]))
}

function columnOf(of: ClassValue, name: string, machine: Machine): Value | null {
  const written = of.namespace.get(name)
  const made = isMade(
    written,
    'sqlalchemy.sql.schema.Column',
    'sqlalchemy.Column',
    'sqlalchemy.orm.mapped_column',
    'sqlalchemy.orm._orm_constructors.mapped_column',
  )
    ? written
    : null
  const annotation = of.annotations.get(name)
  const declared = annotation ? insideMapped(annotationValue(annotation, machine)) : null
  if (!made && (!declared || (written && written.kind === 'instance'))) return null
  const type = declared ?? (made && typeOf(made))
  const primary = made?.keywords.get('primary_key')
  return tuple([
    type ?? native('unknown type', () => NONE),
    bool(primary?.kind === 'constant' && primary.value === true),
  ])
}

function insideMapped(type: Value): Value | null {
  if (type.kind !== 'generic' || !inherits(type.origin, 'sqlalchemy.orm.Mapped', 'sqlalchemy.orm.base.Mapped'))
    return null
  const inner = type.args[0] ?? null
  const isUnion =
    inner?.kind === 'generic' &&
    inner.origin.kind === 'external' &&
    /^typing\.(Union|Optional)$/.test(inner.origin.path)
  return isUnion && inner.kind === 'generic' ? (inner.args.find((one) => !(one.kind === 'constant')) ?? null) : inner
}

function typeOf(column: Instance): Value | null {
  for (const one of [...column.args, column.keywords.get('type_')]) {
    const path =
      one?.kind === 'external'
        ? one.path
        : one?.kind === 'instance' && one.class.kind === 'external'
          ? one.class.path
          : ''
    const python = /^sqlalchemy(\.|$)/.test(path) ? PYTHON_TYPES[path.slice(path.lastIndexOf('.') + 1)] : undefined
    if (python) return external(python)
  }
  return null
}
