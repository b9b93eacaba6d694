import { escapePattern } from '../../../kernel/text.ts'

/** How the revisions of a folder say what Alembic can be told in several ways. */
export interface Wording {
  /** Indexes go before their table does; and whether their names are then kept from conventions. */
  readonly dropsIndexes: 'plain' | 'whole' | null
  /** `sa.Uuid()`; null where none of them has one. */
  readonly uuid: string | null
  /** What texts are called: `sa.String`. */
  readonly text: string
}

const UUIDS = ['sa.Uuid()', 'sa.UUID()', 'postgresql.UUID()', 'postgresql.UUID(as_uuid=True)']
const AUTO_STRING = 'sqlmodel.sql.sqltypes.AutoString'

export function wordingOf(sources: readonly string[]): Wording {
  const all = sources.join('\n')
  const times = (pattern: RegExp): number => all.match(pattern)?.length ?? 0
  const uuids = UUIDS.map((spelled) => ({ spelled, seen: all.split(spelled).length - 1 }))
  const column = /sa\.Column\(\s*["']\w+["'],\s*/.source
  const isWhole = 2 * times(/\bop\.drop_index\(\s*op\.f\(/g) > times(/\bop\.drop_index\(/g)
  const drops = sources.some((one) => /\bop\.drop_index\([^]*\bop\.drop_table\(/.test(one))
  return {
    dropsIndexes: drops ? (isWhole ? 'whole' : 'plain') : null,
    uuid: uuids.toSorted((a, b) => b.seen - a.seen).find(({ seen }) => seen > 0)?.spelled ?? null,
    text:
      /^import sqlmodel\b/m.test(all) &&
      times(new RegExp(column + escapePattern(AUTO_STRING), 'g')) > times(new RegExp(`${column}sa\\.String\\(`, 'g'))
        ? AUTO_STRING
        : 'sa.String',
  }
}

/** Types as the others call them. */
export const wordsAs = ({ uuid, text }: Wording, line: string): string => {
  const said = line.replaceAll('sa.String(', `${text}(`)
  return uuid === null ? said : said.replaceAll('postgresql.UUID()', uuid)
}

/** What was made with a table goes before it, from the last to the first. */
export function withIndexes(
  { dropsIndexes }: Wording,
  downgrade: readonly string[],
  upgrade: readonly string[],
): readonly string[] {
  if (dropsIndexes === null) return downgrade
  const made = upgrade.flatMap((line) => {
    const [, index, table] = /^op\.create_index\(\s*(?:op\.f\()?"([^"]+)"\)?,\s*"([^"]+)"/.exec(line) ?? []
    return index === undefined ? [] : [{ index, table: table! }]
  })
  return downgrade.flatMap((line) => {
    const [, table] = /^op\.drop_table\("([^"]+)"\)$/.exec(line) ?? []
    const own = made.filter((one) => one.table === table).toReversed()
    const named = ({ index }: (typeof made)[number]): string =>
      dropsIndexes === 'whole' ? `op.f("${index}")` : `"${index}"`
    return [...own.map((one) => `op.drop_index(${named(one)}, table_name="${table}")`), line]
  })
}
