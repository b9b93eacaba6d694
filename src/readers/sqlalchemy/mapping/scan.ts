import { asText, isMade, isNone } from '../../../python/values/ask.ts'
import { NONE } from '../../../python/values/make.ts'
import type { ClassValue, Instance, Site, Value } from '../../../python/values/value.ts'
import { annotationValue, returnType } from '../../../python/interpret/annotations.ts'
import { findAttribute } from '../../../python/interpret/attributes.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { COLUMN, DECLARED_ATTRIBUTE, MAPPED, MAPPED_COLUMN, unwrapFunction } from '../library/attributes.ts'
import type { Mapped } from '../schema/draft.ts'
import { mergeInOrder } from './merge-in-order.ts'
import { outsideMixin } from './outside-mixins.ts'

export interface Scan {
  readonly attributes: ReadonlyMap<string, Mapped>
  readonly tableName: Value | null
  readonly tableArguments: Value | null
  /** `__table__ = Table(...)` */
  readonly table: Value | null
}

/** Tells which classes are mapped; a scan stops at them. */
export interface MappedClasses {
  isMapped(of: ClassValue): boolean
  scan(of: ClassValue): Scan
}

const DECLARED = [DECLARED_ATTRIBUTE, `${DECLARED_ATTRIBUTE}.directive`, `${DECLARED_ATTRIBUTE}.cascading`]
const isDeclared = (value: Value | undefined): value is Instance => isMade(value, ...DECLARED)
export const isColumn = (value: Value | null | undefined): value is Instance =>
  isMade(value ?? undefined, COLUMN, MAPPED_COLUMN)

/** `Mapped[...]` and its dynamic kinds. */
const MAPPED_TYPES = [
  MAPPED,
  'sqlalchemy.orm.DynamicMapped',
  'sqlalchemy.orm.WriteOnlyMapped',
  'sqlalchemy.orm.dynamic.DynamicMapped',
  'sqlalchemy.orm.writeonly.WriteOnlyMapped',
]
export function insideMapped(type: Value | null): Value | null {
  if (type?.kind !== 'generic' || type.origin.kind !== 'external') return null
  return MAPPED_TYPES.includes(type.origin.path) ? (type.args[0] ?? null) : null
}

/** Walks a class and its mixins the way `_ClassScanMapperConfig._scan_attributes` does: that is what orders columns. */
export class ClassScan {
  private readonly of: ClassValue
  private readonly machine: Machine
  private readonly classes: MappedClasses
  private readonly collected = new Map<string, Mapped>()
  /** Attributes that mixins have put on the class so far. */
  private readonly copied = new Set<string>()
  /** The class and what it inherits from, mixins of known packages included. */
  private readonly line: readonly ClassValue[]

  constructor(of: ClassValue, machine: Machine, classes: MappedClasses) {
    this.of = of
    this.machine = machine
    this.classes = classes
    this.line = of.mro.flatMap((base) =>
      base.kind === 'class' ? [base] : base.kind === 'external' ? (outsideMixin(base.path, of.site) ?? []) : [],
    )
  }

  run(): Scan {
    const bases = this.line
    const fixed = this.of.namespace.has('__table__')
    const copies = bases.map((base) =>
      base === this.of || this.classes.isMapped(base) ? new Map<string, Mapped>() : this.copies(base, fixed),
    )
    let tableName: Value | null = null
    let tableArguments: { readonly value: Value; readonly own: boolean } | null = null
    for (const [i, base] of bases.entries()) {
      for (const [key, value] of copies[i]!) this.collected.set(key, value)
      const mapped = base !== this.of && this.classes.isMapped(base)
      const usable = (name: string): boolean =>
        base.namespace.has(name) && (!mapped || isDeclared(base.namespace.get(name)))
      if (!isSet(tableName) && usable('__tablename__')) tableName = this.given('__tablename__')
      if (!tableArguments && usable('__table_args__'))
        tableArguments = { value: this.read('__table_args__'), own: base === this.of }
      if (!mapped) this.collect(base)
    }
    const named = isSet(tableName)
    return {
      attributes: this.collected,
      tableName: named ? tableName : null,
      tableArguments: tableArguments && (tableArguments.own || named) ? tableArguments.value : null,
      table: this.fixedTable(),
    }
  }

  private fixedTable(): Value | null {
    const own = this.of.mro.find(
      (base) =>
        base.kind === 'class' && base.namespace.has('__table__') && (base === this.of || !this.classes.isMapped(base)),
    )
    return own ? this.read('__table__') : null
  }

  private given(name: string): Value {
    const first = this.line.find((base) => base.namespace.has(name))
    return first && !this.of.mro.includes(first) ? first.namespace.get(name)! : this.read(name)
  }

  private read(name: string): Value {
    return this.machine.bounded(
      `${this.of.name}.${name}`,
      this.of.site,
      () => findAttribute(this.of, name, this.machine, this.of.site) ?? NONE,
      () => NONE,
    )
  }

  private names(base: ClassValue): readonly string[] {
    return mergeInOrder([...base.namespace.keys()], [...base.annotations.keys()]).filter(
      (name) => !/^(__|_sa_)/.test(name),
    )
  }

  /** Plain columns of a mixin are copied to the class before anything else is looked at. */
  private copies(base: ClassValue, fixed: boolean): Map<string, Mapped> {
    const found = new Map<string, Mapped>()
    for (const name of this.names(base)) {
      const value = base.namespace.get(name) ?? null
      const type = this.annotated(base, name)
      const bare = value === null && !fixed && insideMapped(type) !== null
      if ((!bare && !isColumn(value)) || this.overridden(base, name, bare)) continue
      found.set(name, { value, type, owner: base, site: this.siteOf(base, name, value) })
      this.copied.add(name)
    }
    return found
  }

  /** Whether another class gives the name before this mixin does. */
  private overridden(base: ClassValue, name: string, bare: boolean): boolean {
    if (this.copied.has(name)) return true
    for (const one of this.line) {
      if (one === base && !bare) return false
      if (one.namespace.has(name)) return true
      if (one === this.of && one !== base && insideMapped(this.annotated(one, name)) !== null) return true
      if (one !== this.of && one !== base && this.classes.isMapped(one) && this.classes.scan(one).attributes.has(name))
        return true
    }
    return false
  }

  private collect(base: ClassValue): void {
    for (const name of this.names(base)) {
      const value = base.namespace.get(name) ?? null
      if (base === this.of) this.collectOwn(name, value)
      else if (isDeclared(value ?? undefined)) this.collectDeclared(base, name, value as Instance)
    }
  }

  private collectOwn(name: string, value: Value | null): void {
    const type = this.annotated(this.of, name)
    const site = this.siteOf(this.of, name, value)
    if (value === null && insideMapped(type) === null) return
    if (isDeclared(value ?? undefined)) {
      this.collected.set(name, {
        value: this.read(name),
        type: declaredType(value as Instance, this.machine),
        owner: this.of,
        site,
      })
      return
    }
    this.collected.set(name, { value, type, owner: this.of, site })
  }

  private collectDeclared(base: ClassValue, name: string, value: Instance): void {
    const first = this.line.find(
      (one) =>
        one.namespace.has(name) ||
        (one !== this.of && this.classes.isMapped(one) && this.classes.scan(one).attributes.has(name)),
    )
    if (first !== base && !isMade(value, `${DECLARED_ATTRIBUTE}.cascading`)) return
    if (this.of.namespace.has(name)) return
    this.collected.set(name, {
      value: this.read(name),
      type: declaredType(value, this.machine),
      owner: base,
      site: value.site ?? base.site,
    })
  }

  private annotated(base: ClassValue, name: string): Value | null {
    const annotation = base.annotations.get(name)
    return annotation ? annotationValue(annotation, this.machine) : null
  }

  private siteOf(base: ClassValue, name: string, value: Value | null): Site {
    if (value?.kind === 'instance' && value.site) return value.site
    return base.annotations.get(name)?.site ?? base.site
  }
}

const isSet = (value: Value | null): boolean => value !== null && !isNone(value) && asText(value) !== ''

/** What a declared attribute says it returns: `Mapped[int]`. */
function declaredType(value: Instance, machine: Machine): Value | null {
  const made = unwrapFunction(value.args[0])
  return made?.kind === 'function' ? (returnType(made, machine) ?? null) : null
}
