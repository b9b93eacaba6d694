import type { Constant, Expression, List } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import type { Choice } from '../field/choice.ts'
import type { Wanted } from '../field/wanted.ts'
import { literal, quoteOf } from '../source/literal.ts'
import { type Spelled, plain, spell } from '../source/spelling.ts'
import type { Renaming } from './renaming.ts'

/** A new field, with the field of the sibling whose places are its model. */
export interface NewField {
  readonly wanted: Wanted
  readonly model: string
  /** The most characters of the model; null where it has no most. */
  readonly modelLength: number | null
  readonly modelKind: Wanted['kind'] | null
  readonly choice: Choice | null
}

/** Where a value stands: in what is sent as JSON, or in the program. */
export type ValueIn = 'json' | 'program'

const isText = ({ kind }: Pick<Wanted, 'kind'>): boolean => kind === 'str' || kind === 'text'

export const isAlike = ({ wanted, modelKind }: NewField): boolean =>
  wanted.kind === modelKind || (isText(wanted) && (modelKind === 'str' || modelKind === 'text'))

/** What is put into a text is hardly longer. */
const ROOM = 20

/** Values of tests, each kind counted through: what differed before differs afterwards. */
export class Values {
  private readonly seen = new Map<string, number>()
  private readonly file: CodeFile
  private readonly renaming: Renaming

  constructor(file: CodeFile, renaming: Renaming) {
    this.file = file
    this.renaming = renaming
  }

  /** What stands for a value of the model; null where it fits as it is. */
  fitted(value: Expression, field: NewField, stands: ValueIn): Spelled | null {
    if (value.kind === 'Constant') return this.constant(value, field, stands)
    // `["Momo"]`, of a field that is no list: so many rows have it.
    const isOne = field.modelKind === 'str' || field.modelKind === 'text'
    if (value.kind === 'List' && value.items.length > 0 && isOne && !isAlike(field))
      return this.each(value, field, stands)
    if (!isAlike(field)) return this.sample(this.file.text(value), field, stands)
    const { length } = field.wanted
    if (!isText(field.wanted) || length === null) return null
    if (isAddress(field.wanted)) return this.sample(this.file.text(value), field, stands)
    if (field.modelLength !== null && field.modelLength <= length) return null
    if (value.kind === 'JoinedString' && this.file.text(value).length + ROOM < length) return null
    return plain(`${this.bracketed(value)}[:${length}]`)
  }

  /** `["Momo"]`: as many of them. */
  private each({ items }: List, field: NewField, stands: ValueIn): Spelled {
    const all = items.map((one) => this.fitted(one, field, stands) ?? plain(this.renaming.text(one)))
    return { text: `[${all.map(({ text }) => text).join(', ')}]`, needs: all.flatMap(({ needs }) => needs) }
  }

  private bracketed(value: Expression): string {
    const text = this.renaming.text(value)
    return /^(Name|Attribute|Call|JoinedString|Subscript)$/.test(value.kind) ? text : `(${text})`
  }

  private constant(value: Constant, field: NewField, stands: ValueIn): Spelled | null {
    const { wanted } = field
    const text = this.file.text(value)
    if (value.type === 'none') return wanted.optional ? null : this.sample(text, field, stands)
    if (!isText(wanted) || value.type !== 'str' || isAddress(wanted))
      return isAlike(field) && inRange(Number(value.value), wanted) ? null : this.sample(text, field, stands)
    const { least, most } = limitsOf(wanted)
    const said = this.renaming.words.renamed(String(value.value), 'prose')
    if (said.length >= least && (most === null || said.length <= most)) return null
    const fitted = most === null ? said : said.slice(0, most)
    return plain(literal(fitted.padEnd(least, 'x'), quoteOf(this.file.tree.source)))
  }

  private sample(was: string, { wanted, choice }: NewField, stands: ValueIn): Spelled {
    const key = `${wanted.name} ${was}`
    const known = this.seen.get(key) ?? [...this.seen.keys()].filter((one) => one.startsWith(`${wanted.name} `)).length
    this.seen.set(key, known)
    return sampleOf(wanted, known, this.file, stands, choice)
  }
}

const isAddress = ({ type }: Wanted): boolean => type.kind === 'email' || type.kind === 'url'

function limitsOf({ type, length }: Wanted): { readonly least: number; readonly most: number | null } {
  return { least: 'least' in type ? (type.least ?? 0) : 0, most: length ?? ('most' in type ? type.most : null) }
}

const inRange = (value: number, wanted: Wanted): boolean => {
  if (wanted.kind !== 'int' && wanted.kind !== 'float') return wanted.kind !== 'enum' && !isAddress(wanted)
  const { least, most } = limitsOf(wanted)
  return value >= least && (most === null || value <= most)
}

/** A value of a kind; another one for each number. */
function sampleOf(wanted: Wanted, index: number, file: CodeFile, stands: ValueIn, choice: Choice | null): Spelled {
  const { kind, type } = wanted
  const quote = quoteOf(file.tree.source)
  const said = (value: string | number | boolean): Spelled => plain(literal(value, quote))
  const two = String((index % 28) + 1).padStart(2, '0')
  const { least, most } = limitsOf(wanted)
  switch (kind) {
    case 'int':
      return said(most === null ? least + index + 1 : Math.min(least + index + 1, most))
    case 'float':
      return said(Math.min(least + index + 1.5, most ?? Number.POSITIVE_INFINITY))
    case 'bool':
      return said(index % 2 === 0)
    case 'enum': {
      const values = type.kind === 'enum' ? type.values.map(({ text }) => text) : []
      const value = values[index % values.length] ?? ''
      return stands === 'program' && choice ? choice.member(file, value) : said(value)
    }
    case 'date':
      return stands === 'json' ? said(`2025-01-${two}`) : called(file, 'datetime.date', `2025, 1, ${Number(two)}`)
    case 'datetime':
      return stands === 'json'
        ? said(`2025-01-${two}T12:00:00Z`)
        : called(file, 'datetime.datetime', `2025, 1, ${Number(two)}, 12`)
    case 'time':
      return stands === 'json' ? said(`12:00:${two}`) : called(file, 'datetime.time', `12, 0, ${Number(two)}`)
    case 'duration':
      return stands === 'json' ? said(`P${index + 1}D`) : called(file, 'datetime.timedelta', `days=${index + 1}`)
    case 'uuid': {
      const text = `00000000-0000-4000-8000-0000000000${two}`
      return stands === 'json' ? said(text) : called(file, 'uuid.UUID', literal(text, quote))
    }
    case 'decimal':
      return stands === 'json'
        ? said(`${index + 1}.50`)
        : called(file, 'decimal.Decimal', literal(`${index + 1}.50`, quote))
    case 'json':
      return plain(`{${literal('value', quote)}: ${index + 1}}`)
    case 'bytes':
      return plain(`b${literal(`value ${index + 1}`, quote)}`)
    case 'str':
    case 'text':
      return said(
        type.kind === 'email'
          ? `one${index + 1}@example.com`
          : type.kind === 'url'
            ? `https://example.com/${index + 1}`
            : `value ${index + 1}`.slice(0, most ?? 80).padEnd(least, 'x'),
      )
  }
}

function called(file: CodeFile, path: string, given: string): Spelled {
  const name = spell(file, path as `${string}`)
  return { ...name, text: `${name.text}(${given})` }
}
