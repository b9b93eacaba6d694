import { plural } from '../../../kernel/english.ts'
import type { Backend, Sentence, Table } from '../../../model/index.ts'
import { singular, wordsIn } from '../../../readers/request/vocabulary/forms.ts'
import type { About } from './facts.ts'

const DELETING = /^(delete|remove|erase|drop|purge)$/

/** What becomes of rows that lead to one that is deleted, and of those that lead to them. */
export function ofDeletion({ backend, tables, asks }: About): readonly Sentence[] {
  if (!asks.verbs.some((verb) => DELETING.test(verb)) && !/\bdeletion\b/i.test(asks.from.text)) return []
  const named = tables.filter((table) => isDeleted(asks.from.text, table))
  const gone = named.length > 0 ? named : tables
  return [...gone.flatMap((table) => deleting(backend, table)), ...effectsIn(backend, gone)]
}

/** `a person who is deleted`, `deleting a person`, `the deletion of people` */
function isDeleted(text: string, { name, model }: Table): boolean {
  const said = wordsIn(text).map(singular).join(' ')
  return [name, model ?? name].some((one) => {
    const noun = wordsIn(one).map(singular).join(' ')
    const article = '(?:a |an |the |one |any |all |their |my |of )*'
    return [
      `\\b${noun} (?:who |that |which )?(?:is|are|was|were|get|got|has been|have been) (?:deleted|removed|erased|purged)\\b`,
      `\\b(?:delete|deleting|remove|removing|erase|erasing|drop|dropping|purge|purging) ${article}${noun}\\b`,
      `\\bdeletion ${article}${noun}\\b`,
      `\\b${noun} deletion\\b`,
    ].some((pattern) => new RegExp(pattern).test(said))
  })
}

/** Which operations delete its rows: where none does, the keys say what the database would do. */
function deleting({ api }: Backend, { id, name, at }: Table): readonly Sentence[] {
  const own = api.operations.filter(({ statements }) =>
    statements.some(({ verb, tables: [of] }) => verb === 'delete' && (of === id || of === name)),
  )
  return own.length > 0
    ? []
    : [
        {
          text: `No operation deletes a row of ${name}: what follows is what the database does where somebody else does.`,
          runs: [],
          places: [at],
        },
      ]
}

function effectsIn({ data }: Backend, gone: readonly Table[]): readonly Sentence[] {
  const known = new Set(gone.map(({ id }) => id))
  const waiting = [...gone]
  const found: Sentence[] = []
  for (let of = waiting.shift(); of !== undefined; of = waiting.shift())
    for (const table of data.tables)
      for (const { columns, references, onDelete, at } of table.foreignKeys) {
        if (references.table !== of.id) continue
        found.push({
          text: `Where a row of ${of.name} is deleted, ${effectOf(onDelete, table.name)} (\`${table.name}.${columns.join(', ')}\`).`,
          runs: [],
          places: [at],
        })
        if (known.has(table.id) || (onDelete ?? '').toUpperCase() !== 'CASCADE') continue
        known.add(table.id)
        waiting.push(table)
      }
  return found.length > 0
    ? found
    : [{ text: `No row leads to ${gone.map(({ name }) => plural(name)).join(' and ')}.`, runs: [], places: [] }]
}

function effectOf(onDelete: string | null, table: string): string {
  const does = (onDelete ?? '').toUpperCase()
  if (does === 'CASCADE') return `the rows of ${table} that lead to it are deleted with it`
  if (does.startsWith('SET')) return `the rows of ${table} that lead to it stay, and lead to nothing`
  return `the database refuses it as long as a row of ${table} leads to it`
}
