import type { Measured, PlansExperiment, SizesExperiment, TableVariant } from '../../model/index.ts'
import { type Arising, type Voice, decision, speaks, voice } from '../decision.ts'
import { keyOf, named, variantOf } from '../experiments/variant.ts'
import { type SearchedTable, isLong, searchedTables } from '../facts/searches.ts'
import { placesOf } from '../facts/uses.ts'
import { quoted } from '../../sql/identifiers.ts'
import { say } from '../say.ts'
import { type DecisionSubject, largest, rowsOf } from '../subject.ts'
import { NOTICED } from '../thresholds.ts'
import { todayAt } from '../today.ts'

/** A word as people look for: what is left open the planner takes to be in half a percent of all rows. */
const WORD = 'example'
/** An index that is larger than this is no part of a database that does other things besides. */
const OWN_SERVER = 64 * 1024 ** 3

export default decision({
  title: 'How text is searched',
  usual: 'trigrams',
  simplest: 'scan',
  furthest: 'external',
  options: [
    {
      name: 'scan',
      title: 'Reading all of it, with no index',
      gains: ['nothing to build, nothing to keep up'],
      costs: ['each search reads the whole table'],
      changes: 'nothing',
    },
    {
      name: 'trigrams',
      title: 'An index of trigrams',
      gains: ['finds any part of a text, as `ILIKE` asks for it', 'forgives a letter that is wrong'],
      costs: ['each row writes as many entries as it has letters', 'knows no words and no order of relevance'],
      changes: 'an index `USING gin (... gin_trgm_ops)` for each searched column',
      checks: [{ rule: 'schema/search-unindexed', scope: [] }],
    },
    {
      name: 'words',
      title: 'Full text search of the server (`tsvector`)',
      gains: ['knows words, their forms and their order of relevance', 'smaller than trigrams of long texts'],
      costs: ['finds whole words only', 'has to know the language'],
      changes: 'searches ask by words; an index over `to_tsvector(...)`',
    },
    {
      name: 'external',
      title: 'A search engine beside the database',
      gains: ['scales by itself', 'facets, synonyms, suggestions'],
      costs: ['a second store that is always a little behind', 'who may see what has to be told to it as well'],
      changes: 'a service more, and a feed of changes to it',
    },
  ],
  arises: (subject) => {
    const searched = searchedTables(subject)
    return largest(
      subject,
      searched.map(({ table }) => table),
    ).map((table) =>
      arisingOf(
        subject,
        searched.find((one) => one.table === table)!,
      ),
    )
  },
})

function arisingOf(subject: DecisionSubject, searched: SearchedTable): Arising {
  const { table, columns, uses } = searched
  const ways = {
    scan: indexed(subject, searched, 'scan'),
    trigrams: indexed(subject, searched, 'trigrams'),
    words: indexed(subject, searched, 'words'),
  }
  const plans = plansOf(searched, ways)
  const sizes: SizesExperiment = {
    kind: 'sizes',
    what: `Sizes of ${table.name} with indexes of trigrams and of words, in a twin of the tables`,
    variants: Object.values(ways),
    tables: Object.values(ways).map((one) => keyOf(one.table)),
  }
  return {
    question: `How is ${columns.map(({ name }) => name).join(', ')} of ${table.name} searched?`,
    about: columns.map(({ name }) => `${table.id}.${name}`),
    because: `operations look inside of ${columns.map(({ name }) => name).join(', ')} of ${table.name}`,
    places: placesOf(uses),
    today: todayOf(searched),
    weight: uses.length,
    experiments: [plans, sizes],
    choose(measured) {
      const pages = (way: string) => measured.pages(plans, way, `pages read for a search in ${table.name}`)
      const whole = measured.bytes(sizes, keyOf(ways.scan.table), 'bytes of all indexes', 'indexes')
      const added = (way: 'trigrams' | 'words') => {
        const all = measured.bytes(sizes, keyOf(ways[way].table), 'bytes', 'indexes')
        return all && whole
          ? measured.from('bytes of the index of the texts', all.value - whole.value, 'bytes', all)
          : null
      }
      const [scan, trigrams, words] = ['scan', 'trigrams', 'words'].map(pages)
      const figures = {
        scan: scan ? [scan] : [],
        trigrams: [trigrams, added('trigrams')].flatMap((one) => one ?? []),
        words: [words, added('words')].flatMap((one) => one ?? []),
      }
      if (!scan || !trigrams || !words) return { figures, voices: [] }
      const rows = measured.rows(table.id)
      return {
        figures,
        voices: voicesOf(searched, { scan, trigrams, words, rows, large: added('trigrams'), small: added('words') }),
      }
    },
  }
}

interface Facts {
  readonly scan: Measured
  readonly trigrams: Measured
  readonly words: Measured
  readonly rows: Measured
  /** Bytes of the index of trigrams, and of that of words. */
  readonly large: Measured | null
  readonly small: Measured | null
}

function voicesOf(
  { table, columns }: SearchedTable,
  { scan, trigrams, words, rows, large, small }: Facts,
): readonly Voice[] {
  if (scan.value < NOTICED)
    return [voice('measured', 'scan', say`All of ${table.name} is ${scan}: with ${rows} no index is worth its keep.`)]
  if (large && large.value >= OWN_SERVER)
    return [
      voice(
        'measured',
        'external',
        say`An index of its trigrams takes ${large}, with ${rows}: more than one server keeps in memory beside other work.`,
      ),
    ]
  const [long, short] = [columns.filter(isLong), columns.filter((column) => !isLong(column))].map((some) =>
    some.map(({ name }) => name).join(', '),
  )
  return [
    ...speaks(
      short !== '' && scan.value - trigrams.value >= NOTICED,
      'measured',
      'trigrams',
      () =>
        say`A search in ${short!} reads ${scan} without an index and ${trigrams} with one of trigrams (${large ?? ''}); these are names, of which people remember a part.`,
    ),
    ...speaks(
      long !== '' && scan.value - words.value >= NOTICED,
      'measured',
      'words',
      () =>
        say`A search in ${long!} reads ${scan} without an index and ${words} with one of words (${small ?? ''}); these are sentences, in which people look for words.`,
    ),
  ]
}

function indexed(
  subject: DecisionSubject,
  { table, columns }: SearchedTable,
  way: 'scan' | 'trigrams' | 'words',
): TableVariant {
  const plain = { ...table, indexes: table.indexes.filter(({ using }) => !/^gi(n|st)$/i.test(using ?? '')) }
  const made = variantOf(plain, way, { rows: rowsOf(subject, table) })
  const on = named(made.table)
  return {
    ...made,
    beside: columns.flatMap(({ name }) =>
      way === 'scan'
        ? []
        : way === 'trigrams'
          ? [`CREATE EXTENSION IF NOT EXISTS pg_trgm`, `CREATE INDEX ON ${on} USING gin (${quoted(name)} gin_trgm_ops)`]
          : [`CREATE INDEX ON ${on} USING gin (to_tsvector('simple', ${quoted(name)}))`],
    ),
  }
}

function plansOf(
  { table, columns }: SearchedTable,
  ways: Readonly<Record<'scan' | 'trigrams' | 'words', TableVariant>>,
): PlansExperiment {
  const column = quoted(columns[0]!.name)
  const inside = `${column} ILIKE '%${WORD}%'`
  const from = (way: TableVariant, condition: string): string =>
    `SELECT * FROM ${named(way.table)} WHERE ${condition} ORDER BY ${column} LIMIT 50`
  return {
    kind: 'plans',
    what: `EXPLAIN of a search for a word of seven letters in ${table.name}.${columns[0]!.name} without an index, by trigrams and by words, in a twin of the tables`,
    variants: Object.values(ways),
    statements: [
      { name: 'scan', sql: from(ways.scan, inside) },
      { name: 'trigrams', sql: from(ways.trigrams, inside) },
      {
        name: 'words',
        sql: from(ways.words, `to_tsvector('simple', ${column}) @@ plainto_tsquery('simple', '${WORD}')`),
      },
    ],
  }
}

function todayOf({ table, columns, uses }: SearchedTable) {
  const index = table.indexes.find(
    ({ keys, using }) => using !== null && columns.some(({ name }) => keys.some((key) => key.includes(name))),
  )
  if (index)
    return todayAt(
      index.keys.some((key) => /trgm/.test(key)) ? 'trigrams' : 'words',
      `${index.name ?? 'an index'} serves it`,
      index.at,
    )
  return todayAt('scan', `${uses[0]!.operation.id} reads all of ${table.name}`, columns[0]!.at)
}
