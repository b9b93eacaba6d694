import { textLiteral } from '../../sql/identifiers.ts'
import type { SqlStatement } from '../../sql/parser.ts'
import { textIn, wordsIn } from '../../sql/tree.ts'
import { nameInMessage } from './ground.ts'
import { type Name, nameFrom, shownName, sqlName } from './names.ts'
import type { Runner } from './runner.ts'

/** Types of extensions that are not here: supposing enums of their names would be a lie. */
const OF_EXTENSIONS =
  /^(geometry|geography|raster|box[23]d|hstore|citext|ltree|lquery|vector|halfvec|sparsevec|bit|cube|earth)$/

/** Rows must be of some value before the history adds others. */
const LABEL = 'before'

/** A type a history uses or alters, and never makes: an enum, as every other kind would not be altered without being made. */
export async function supposeType(name: Name, _: SqlStatement, runner: Runner): Promise<boolean> {
  const { ground, hints, made } = runner
  if (made.has('type', name.name) || made.hasRelation(name) || OF_EXTENSIONS.test(name.name)) return false
  const supposed = { kind: 'type', name: shownName(name), definition: '', from: 'its use' } as const
  const again = hints.back.type(name)
  if (again !== null && (await runner.back(again, supposed))) return true
  const mapped = hints.labelsOf(name)
  const definition = `ENUM (${(mapped.length > 0 ? mapped : [LABEL]).map(textLiteral).join(', ')})`
  const from = mapped.length > 0 ? 'the models' : 'its use'
  return (await ground.add(`CREATE TYPE ${sqlName(name)} AS ${definition}`, { ...supposed, definition, from })) !== null
}

/** A label of a supposed enum that is there before the history adds its own. */
export async function supposeLabel(
  type: string,
  label: string,
  { kind, tree }: SqlStatement,
  { ground, hints }: Runner,
): Promise<boolean> {
  const name =
    type === '' && kind === 'AlterEnumStmt'
      ? nameFrom(wordsIn(tree, 'typeName'))
      : nameInMessage(type.replaceAll('"', ''))
  const entry = ground.entries.find(({ supposed }) => supposed?.kind === 'type' && supposed.name === shownName(name))
  if (!entry?.supposed || hints.adds(name, label) || textIn(tree, 'newVal') === label) return false
  if ((await ground.send(`ALTER TYPE ${sqlName(name)} ADD VALUE ${textLiteral(label)}`)) !== null) return false
  const definition = entry.sql.replace(/\)$/, `, ${textLiteral(label)})`)
  entry.sql = definition
  entry.supposed = { ...entry.supposed, definition: definition.slice(definition.indexOf(' AS ') + 4) }
  return true
}
