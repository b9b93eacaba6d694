import { asBool, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { ClassValue, Instance, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Relationship } from '../../../model/data.ts'
import { placeOf } from '../../place.ts'
import { RELATIONSHIP } from '../library/attributes.ts'
import { insideMapped } from '../mapping/scan.ts'
import type { SchemaContext } from './context.ts'
import type { Drafts } from './drafts.ts'
import { type Mapped, type TableDraft, idOf } from './draft.ts'

const KINDS = [RELATIONSHIP, 'sqlalchemy.orm.dynamic_loader']
const COLLECTIONS =
  /^(builtins\.(list|set|tuple|dict)|typing\.(List|Set|Sequence|Collection|Iterable|Dict|MutableSequence)|collections\.abc\.\w+|sqlalchemy\.ext\.orderinglist\.\w+|sqlalchemy\.orm\.\w*collections?\.\w+)$/

/** Reads what the classes of one table say of others; a `backref` makes an attribute on the other side. */
export class Relationships {
  private readonly context: SchemaContext
  private readonly drafts: Drafts
  private readonly byTable = new Map<string, Relationship[]>()

  constructor(context: SchemaContext, drafts: Drafts) {
    this.context = context
    this.drafts = drafts
    for (const table of context.drafts.all)
      for (const { of, attributes } of table.classes)
        for (const [name, mapped] of attributes) this.read(name, mapped, of, table)
  }

  of(table: TableDraft): readonly Relationship[] {
    return this.byTable.get(idOf(table)) ?? []
  }

  private add(to: TableDraft, made: Relationship): void {
    const id = idOf(to)
    const before = this.byTable.get(id) ?? []
    if (!before.some((one) => one.name === made.name)) this.byTable.set(id, [...before, made])
  }

  private read(name: string, mapped: Mapped, of: ClassValue, table: TableDraft): void {
    const { value } = mapped
    if (!isMade(value ?? undefined, ...KINDS) || value?.kind !== 'instance') return
    const { target, collection } = this.target(value, mapped, of)
    const draft = target && this.drafts.byClass.get(target)
    const secondary = this.secondary(value)
    const many =
      manyOf(value, collection) ??
      (secondary !== null || (draft ? !this.refers(table, draft) && this.refers(draft, table) : collection))
    const made: Relationship = {
      name,
      target: draft ? idOf(draft) : this.targetText(value, mapped),
      many,
      secondary,
      loading: loadingOf(value),
      cascade: asText(value.keywords.get('cascade')) ?? 'save-update, merge',
      backPopulates: asText(value.keywords.get('back_populates')) ?? backrefName(value),
      at: placeOf(mapped.site),
    }
    if (made.target === '')
      this.context.drafts.troubles.push({ text: `what ${of.name}.${name} relates to is not told`, site: mapped.site })
    this.add(table, made)
    if (draft) this.reverse(made, value, table, draft, many)
  }

  private refers(from: TableDraft, to: TableDraft): boolean {
    return from.columns.some((column) =>
      column.foreignKeys.some((key) => this.context.target(key.args[0], from)?.draft === to),
    )
  }

  private target(
    value: Instance,
    mapped: Mapped,
    of: ClassValue,
  ): { readonly target: ClassValue | null; readonly collection: boolean } {
    const annotated = insideMapped(mapped.type) ?? mapped.type
    const inner = annotated ? contentOf(annotated) : { type: null, collection: false }
    const dynamic =
      mapped.type?.kind === 'generic' &&
      mapped.type.origin.kind === 'external' &&
      /\.(Dynamic|WriteOnly)Mapped$/.test(mapped.type.origin.path)
    const given = value.args[0] ?? value.keywords.get('argument')
    const target =
      (given && !isNone(given) ? this.classOf(given, of) : null) ??
      (inner.type ? this.classOf(inner.type, of) : null) ??
      this.classNamed(wordsOf(mapped), of)
    return { target, collection: inner.collection || dynamic }
  }

  /** A class, a lambda that returns one, or the name of one. */
  private classOf(value: Value, near: ClassValue): ClassValue | null {
    if (value.kind === 'class') return value
    if (value.kind === 'function' || value.kind === 'method')
      return this.classOf(
        call(value, { args: [], keywords: new Map(), open: false, site: near.site }, this.context.drafts.machine),
        near,
      )
    const name = asText(value)
    return name === null ? null : this.classNamed([name], near)
  }

  private classNamed(names: readonly string[], near: ClassValue): ClassValue | null {
    for (const name of names) {
      const last = name.slice(name.lastIndexOf('.') + 1)
      const found = this.drafts.models.all.filter((one) => one.name === last)
      const closest =
        found.find((one) => one.site.module === near.site.module) ??
        found.find((one) => name.includes('.') && one.qualname.endsWith(name)) ??
        found[0]
      if (closest) return closest
    }
    return null
  }

  private targetText(value: Instance, mapped: Mapped): string {
    return asText(value.args[0] ?? value.keywords.get('argument')) ?? wordsOf(mapped).at(-1) ?? ''
  }

  private secondary(value: Instance): string | null {
    const given = value.keywords.get('secondary') ?? value.args[1]
    if (!given || isNone(given)) return null
    const draft = this.context.drafts.ofTable(given)
    if (draft) return idOf(draft)
    const made =
      given.kind === 'function'
        ? call(given, { args: [], keywords: new Map(), open: false, site: given.site }, this.context.drafts.machine)
        : given
    return asText(made) ?? (this.context.drafts.ofTable(made) ? idOf(this.context.drafts.ofTable(made)!) : null)
  }

  private reverse(made: Relationship, value: Instance, from: TableDraft, to: TableDraft, many: boolean): void {
    const name = backrefName(value)
    if (name === null) return
    const given = value.keywords.get('backref')
    const options = given?.kind === 'instance' ? given : null
    const uselist = options?.keywords.get('uselist')
    this.add(to, {
      name,
      target: idOf(from),
      many: (uselist && asBool(uselist)) ?? (made.secondary !== null || !many),
      secondary: made.secondary,
      loading: options ? loadingOf(options) : 'select',
      cascade: asText(options?.keywords.get('cascade')) ?? 'save-update, merge',
      backPopulates: made.name,
      at: made.at,
    })
  }
}

function backrefName(value: Instance): string | null {
  const given = value.keywords.get('backref')
  return given ? (asText(given) ?? (given.kind === 'instance' ? asText(given.args[0]) : null)) : null
}

function manyOf(value: Instance, collection: boolean): boolean | null {
  const uselist = value.keywords.get('uselist')
  const said = uselist ? asBool(uselist) : null
  if (said !== null) return said
  return collection ? true : null
}

/** `True` and `False` are older names of strategies. */
function loadingOf(value: Instance): string {
  const given = value.keywords.get('lazy')
  if (!given)
    return value.class.kind === 'external' && value.class.path.endsWith('dynamic_loader') ? 'dynamic' : 'select'
  const said = asBool(given)
  if (said !== null && given.kind === 'constant' && given.type === 'bool') return said ? 'select' : 'joined'
  return isNone(given) ? 'noload' : (asText(given) ?? 'select')
}

/** `list["Item"]`, `Item | None` */
function contentOf(type: Value): { readonly type: Value | null; readonly collection: boolean } {
  if (type.kind !== 'generic') return { type, collection: false }
  const origin = type.origin.kind === 'external' ? type.origin.path : ''
  if (origin === 'typing.Union' || origin === 'typing.Optional')
    return contentOf(type.args.find((one) => !isNone(one)) ?? type)
  if (COLLECTIONS.test(origin)) return { type: type.args[type.args.length - 1] ?? null, collection: true }
  return { type: type.origin.kind === 'class' ? type.origin : (type.args[0] ?? null), collection: false }
}

/** Names in the written annotation, for a class that is imported nowhere. */
function wordsOf(mapped: Mapped): readonly string[] {
  const annotation = [...mapped.owner.annotations.values()].find(
    (one) => one.value === mapped.type && one.value !== null,
  )
  if (!annotation) return []
  const { module } = annotation.site
  const source = module.tree?.source.slice(annotation.expression.start, annotation.expression.end) ?? ''
  return [...source.matchAll(/[A-Za-z_][\w.]*/g)]
    .map(([word]) => word)
    .filter((word) => /^[A-Z]|\./.test(word) && !/^(Mapped|List|Optional|Union|Sequence|Set|None)$/.test(word))
}
