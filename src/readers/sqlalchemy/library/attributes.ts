import { isNone } from '../../../python/values/ask.ts'
import { external, instance, text } from '../../../python/values/make.ts'
import type { CallOf, ClassValue, Instance, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'

export const MAPPED = 'sqlalchemy.orm.Mapped'
export const MAPPED_COLUMN = 'sqlalchemy.orm.mapped_column'
export const COLUMN = 'sqlalchemy.Column'
export const RELATIONSHIP = 'sqlalchemy.orm.relationship'
export const DECLARED_ATTRIBUTE = 'sqlalchemy.orm.declared_attr'
export const HYBRID = 'sqlalchemy.ext.hybrid.hybrid_property'

type Method = NonNullable<Summary['methods']>[string]

/** `User.name`: the attribute, which knows its class and key from there on. */
export function bound(value: Instance, of: ClassValue, key: string): Instance {
  const made = instance(
    value.class,
    { args: value.args, keywords: value.keywords, ...(value.site ? { site: value.site } : {}) },
    value.labels,
    value.receiver,
  )
  for (const [name, one] of value.attributes) made.attributes.set(name, one)
  made.attributes.set('class_', of)
  made.attributes.set('key', text(key))
  return made
}

function keyOf(value: Value, of: ClassValue): string | null {
  for (const base of of.mro) {
    if (base.kind !== 'class') continue
    for (const [name, one] of base.namespace) if (one === value) return name
  }
  return null
}

/** On the class it is the attribute; on an object, whatever was stored, which nobody here knows. */
const attributeOfClass: Method = (self, { args: [on, of] }) => {
  if (self.kind !== 'instance' || !on || !isNone(on) || of?.kind !== 'class') return undefined
  const key = keyOf(self, of)
  return key === null ? undefined : bound(self, of, key)
}

function property(path: string, aliases: readonly string[], more: Partial<Summary> = {}): Summary {
  return { path, aliases, methods: { __get__: attributeOfClass }, ...more }
}

/** `column.column` is how a class body refers to the plain column of a `mapped_column`. */
const columnItself: NonNullable<Summary['attribute']> = (self, name) =>
  name === 'column' || name === 'property' || name === 'expression' ? self : undefined

export function unwrapFunction(value: Value | undefined): Value | undefined {
  return value?.kind === 'instance' &&
    value.class.kind === 'external' &&
    /^builtins\.(class|static)method$/.test(value.class.path)
    ? value.args[0]
    : value
}

/** A function that is called with the class for every class that inherits it. */
function declaredAttribute(path: string, aliases: readonly string[]): Summary {
  return {
    path,
    aliases,
    call: (given) => instance(external(path), given),
    methods: {
      __get__: (self, { args: [, of], site }, machine) => {
        const made = self.kind === 'instance' ? unwrapFunction(self.args[0]) : undefined
        const result = made && of ? callWith(made, of, site, machine) : undefined
        // Asked of the class it is the attribute, which knows where it stands.
        const key =
          result?.kind === 'instance' && of?.kind === 'class' && self.kind === 'instance' ? keyOf(self, of) : null
        return result?.kind === 'instance' && result.class.kind === 'external' && of?.kind === 'class' && key !== null
          ? bound(result, of, key)
          : result
      },
    },
  }
}

const callWith = (made: Value, self: Value, site: CallOf['site'], machine: Machine): Value =>
  call(made, { args: [self], keywords: new Map(), open: false, site }, machine)

const keep =
  (name: string): Method =>
  (self, { args: [given] }) => {
    if (self.kind === 'instance' && given) self.attributes.set(name, given)
    return self
  }

const HYBRID_SUMMARY: Summary = {
  path: HYBRID,
  aliases: ['sqlalchemy.ext.hybrid.hybrid_property'],
  call: (given) => instance(external(HYBRID), given),
  attribute: (self, name) => (name === 'inplace' ? self : undefined),
  methods: {
    expression: keep('<expression>'),
    setter: keep('<set>'),
    deleter: keep('<delete>'),
    comparator: keep('<comparator>'),
    update_expression: keep('<update>'),
    __get__: (self, { args: [on, of], site }, machine) => {
      if (self.kind !== 'instance' || !on) return undefined
      const made = unwrapFunction(isNone(on) ? (self.attributes.get('<expression>') ?? self.args[0]) : self.args[0])
      const target = isNone(on) ? of : on
      return made && target ? callWith(made, target, site, machine) : undefined
    },
  },
}

/** `sqlalchemy.orm.x` under the names of the modules it really lives in. */
const orm = (name: string, ...more: readonly string[]): readonly string[] => [
  ...[
    'orm.attributes',
    'orm.base',
    'orm.properties',
    'orm.decl_api',
    'orm._orm_constructors',
    'orm.relationships',
    'ext.declarative',
    'ext.declarative.api',
    'orm.interfaces',
    'orm.descriptor_props',
  ].map((module) => `sqlalchemy.${module}.${name}`),
  ...more,
]

export const ATTRIBUTES: readonly Summary[] = [
  { path: MAPPED, aliases: orm('Mapped', 'sqlmodel.Mapped') },
  property(MAPPED_COLUMN, orm('mapped_column'), { attribute: columnItself }),
  property(
    COLUMN,
    ['sqlalchemy.schema.Column', 'sqlalchemy.sql.schema.Column', 'sqlmodel.Column', 'sqlalchemy.sql.Column'],
    { attribute: columnItself },
  ),
  property(
    RELATIONSHIP,
    orm(
      'relationship',
      ...orm('relation'),
      ...orm('RelationshipProperty'),
      ...orm('Relationship'),
      'sqlalchemy.orm.relation',
      'sqlalchemy.orm.RelationshipProperty',
      'sqlalchemy.orm.Relationship',
    ),
  ),
  property(
    'sqlalchemy.orm.column_property',
    orm('column_property', ...orm('ColumnProperty'), 'sqlalchemy.orm.ColumnProperty'),
  ),
  property('sqlalchemy.orm.deferred', orm('deferred')),
  property('sqlalchemy.orm.synonym', orm('synonym', 'sqlalchemy.orm.SynonymProperty')),
  property('sqlalchemy.orm.composite', orm('composite')),
  property('sqlalchemy.orm.query_expression', orm('query_expression')),
  property('sqlalchemy.orm.dynamic_loader', orm('dynamic_loader')),
  property('sqlalchemy.ext.associationproxy.association_proxy', ['sqlalchemy.ext.associationproxy.AssociationProxy']),
  declaredAttribute(DECLARED_ATTRIBUTE, orm('declared_attr')),
  declaredAttribute(`${DECLARED_ATTRIBUTE}.directive`, orm('declared_attr.directive')),
  declaredAttribute(`${DECLARED_ATTRIBUTE}.cascading`, orm('declared_attr.cascading')),
  HYBRID_SUMMARY,
]

/** Columns that only an annotation declares have no value of their own: this stands for them. */
export function annotatedColumn(of: ClassValue, name: string): Instance | undefined {
  for (const base of of.mro) {
    const annotation = base.kind === 'class' ? base.annotations.get(name) : undefined
    if (annotation) return bound(instance(external(MAPPED_COLUMN), { site: annotation.site }), of, name)
  }
  return undefined
}
