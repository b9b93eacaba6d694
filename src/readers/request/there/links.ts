import type { Backend, DesignRequest, Subject, Table, Words } from '../../../model/index.ts'
import { plural } from '../../../kernel/english.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import { BEFORE, type Sentence, nameOf, snakeName, tableNamed, understood, wordsOf } from './sentences.ts'

/** What is put on many things at once, and on each several. */
const LABELS =
  /^(?:genre|tag|category|label|topic|keyword|skill|subject|theme|supplier|vendor|author|collection|group|allergen|ingredient|amenity|feature|language)$/

const HOLDS = new RegExp(
  `\\b(?:(?:${BEFORE})\\s+)?(?<one>[a-z]+)\\s+(?:(?:can|could|may|should|must)\\s+)?(?:also\\s+)?(?:have|has|carry|carries|hold|come from|comes from|belong to|belongs to|be in|be given|get|fall into)\\s+(?:several|many|multiple|more than one|one or more|any number of|a number of)\\s+(?<many>[a-z]+)`,
  'i',
)

/** `a book can have several genres`, which staff keep: each genre is of many books as well. */
export function heldByMany(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = HOLDS.exec(sentence.text)
  const table = tableNamed(found?.groups?.['one'] ?? '', backend)
  const noun = nameOf(found?.groups?.['many'] ?? '')
  const held = request.subjects.find((one) => one.table === null && nameOf(one.name) === noun)
  if (!found || !table?.model || !held || !isShared(held, noun, request)) return request
  const said = wordsOf(sentence, found.index, found[0])
  const field = {
    name: plural(snakeName(noun)),
    type: `many ${held.name}`,
    from: said,
    typed: 'said' as const,
  }
  const leads = new RegExp(`^-> ${table.model}\\b`)
  const without: Subject = { ...held, fields: held.fields.filter(({ type }) => !leads.test(type)) }
  const holder = request.subjects.find((one) => one.table === table.name || one.table === table.id)
  const kept = request.subjects.map((one) =>
    one === held
      ? without
      : one === holder
        ? { ...one, fields: [...one.fields.filter(({ name }) => name !== field.name), field] }
        : one,
  )
  const subjects = holder ? kept : [...kept, { name: table.model, from: said, table: table.name, fields: [field] }]
  return understood({ ...request, subjects }, said)
}

/** Whether somebody keeps them for themselves, or they are what is put on many things. */
const isShared = ({ name }: Subject, noun: string, { rules = [] }: DesignRequest): boolean =>
  LABELS.test(noun.split(' ').at(-1)!) || rules.some(({ of, who }) => of === name && who !== 'owner')

const FILTERED = new RegExp(
  `\\b(?:filter|search|find|sort|browse|narrow|order)\\s+(?<what>(?:${BEFORE}\\s+)*[a-z]+(?:\\s+[a-z]+)?)(?:\\s+(?:of|in|on|for)\\s+(?:${BEFORE}\\s+)*[a-z]+)?\\s+by\\s+(?<by>(?:${BEFORE}\\s+)*(?:(?!and\\b|or\\b)[a-z]+)(?: (?!and\\b|or\\b|by\\b)[a-z]+)?)`,
  'i',
)

/** `orders can be filtered by state` */
const IS_FILTERED = new RegExp(
  `(?:${BEFORE}\\s+)*(?<what>[a-z]+)\\s+(?:can|could|may|should|must|shall|are|is)\\s+(?:to\\s+)?(?:be\\s+)?(?:filtered|searched|sorted|ordered|narrowed)\\s+by\\s+(?<by>(?:${BEFORE}\\s+)*(?:(?!and\\b|or\\b)[a-z]+)(?: (?!and\\b|or\\b|by\\b)[a-z]+)?)`,
  'i',
)

/** `add a filter by author to the books endpoint` */
const ADD_FILTER = new RegExp(
  `\\b(?:(?:a|an|the)\\s+)?(?:filters?|filtering|search|sorting)\\s+(?:by|on)\\s+(?<by>(?:${BEFORE}\\s+)*(?:(?!and\\b|or\\b|to\\b|for\\b|in\\b)[a-z]+)(?: (?!and\\b|or\\b|to\\b|for\\b|in\\b)[a-z]+)?)(?<more>\\s+and\\s+(?:by\\s+)?(?:(?!to\\b|for\\b)[a-z]+\\s*){1,4}?)?\\s+(?:to|for|in|on)\\s+(?:${BEFORE}\\s+)*(?:(?:list|listing|search)\\s+of\\s+)?(?<what>[a-z]+)(?:\\s+(?:list|listing|endpoint|search|page|shelf|api))?`,
  'i',
)

const LEADING = new RegExp(`^(?:${BEFORE}\\s+)+`, 'i')

/** `by reporter` is by `reporter_id`, `by environment name` by `environment_name`; null where no column is called so. */
function columnOf(said: readonly string[], table: Table | null): string | null {
  const names = new Set(table?.columns.map(({ name }) => name) ?? [])
  const called = said.map((_, at) => said.slice(at).join('_'))
  return called.flatMap((name) => [name, `${name}_id`]).find((name) => names.has(name)) ?? null
}

/** `filter the shelf by genre`: what is there is listed otherwise, and no shelf is made. */
export function filtered(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = FILTERED.exec(sentence.text) ?? IS_FILTERED.exec(sentence.text) ?? addedFilter(sentence, backend)
  if (!found) return request
  const said = wordsOf(sentence, found.index, found[0])
  const value = wordsIn((found.groups?.['by'] ?? '').replace(LEADING, '')).map(singular)
  const by = value.at(-1) ?? ''
  const what = wordsIn((found.groups?.['what'] ?? '').replace(LEADING, ''))
  const isInside = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    said.start <= start && end <= said.end
  const made = request.subjects.filter(
    ({ table, name, from }) => table === null && isInside(from) && nameOf(name).split(' ').at(-1) !== by,
  )
  const gone = new Set(made.map(({ name }) => name))
  const table = tableNamed(what.join(' '), backend)
  const listed =
    table?.model ?? holderOf(by, request) ?? request.subjects.find(({ table }) => table !== null)?.name ?? null
  const subject = request.subjects.find(({ name }) => nameOf(name) === by)
  const rules = (request.rules ?? []).flatMap((rule) => {
    if (rule.of === null || !gone.has(rule.of)) return [rule]
    // Who filters by something sees what there is of it.
    return subject && subject.table === null ? [{ ...rule, of: subject.name, verbs: ['read' as const] }] : []
  })
  return understood(
    {
      ...request,
      subjects: request.subjects.filter((one) => !made.includes(one)),
      capabilities: [
        ...request.capabilities.filter(({ from }) => !isInside(from)),
        ...(listed === null
          ? []
          : [{ name: 'search' as const, of: `${listed}.${columnOf(value, table) ?? by}`, from: said }]),
      ],
      ...(request.rules === undefined ? {} : { rules }),
    },
    said,
    listed === null ? [said] : moreOf(found, sentence),
  )
}

/** Where a table of the program is called so. */
function addedFilter({ text }: Sentence, backend: Backend): RegExpExecArray | null {
  const found = ADD_FILTER.exec(text)
  return found && tableNamed(found.groups?.['what'] ?? '', backend) ? found : null
}

/** `and a price range`: what else it is to be filtered by. */
function moreOf(found: RegExpExecArray, sentence: Sentence): readonly Words[] {
  const more = found.groups?.['more']
  if (more === undefined) return []
  const at = found.index + found[0].indexOf(more)
  const ahead = /^\s+and\s+(?:by\s+)?/i.exec(more)![0].length
  return [wordsOf(sentence, at + ahead, more.slice(ahead))]
}

/** Who has several of them: those are what is filtered. */
const holderOf = (noun: string, { subjects }: DesignRequest): string | null =>
  subjects.find(({ fields }) => fields.some(({ type }) => type.startsWith('many ') && nameOf(type.slice(5)) === noun))
    ?.name ?? null
