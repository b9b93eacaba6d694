import type { CodeFunction } from '../../../python/code/code.ts'
import type { Ground } from '../ground.ts'
import { type Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { type Spelled, plain, spell } from '../source/spelling.ts'
import type { Effect } from './verb.ts'

export interface Valued {
  readonly handler: CodeFunction
  readonly effect: Effect
  readonly schema: CodeClass
  readonly classes: Classes
}

/** The value as the file of the handler writes it. */
export function valueOf(ground: Ground, { handler, effect, schema, classes }: Valued): Spelled {
  const { file } = handler
  if (effect.sets === 'true') return plain('True')
  if (effect.sets === 'now') return now(ground, file)
  const { member } = effect.sets
  const at = classes.fields(schema).get(effect.column)
  const statement = at && ownFields(at).get(effect.column)
  const annotation = statement?.kind === 'AnnotatedAssign' ? statement.annotation : null
  const names = annotation && at ? [...at.file.text(annotation).matchAll(/\w+/g)].map(([name]) => name) : []
  const choice = names
    .flatMap((name) => classes.named(name))
    .find(({ node }) => node.bases.some((base) => (at!.file.pathOf(base) ?? '').endsWith('Enum')))
  const found =
    choice && [...ownFields(choice)].find(([, { value }]) => value?.kind === 'Constant' && value.value === member)
  if (!choice || !found) return plain(quoted(member, quoteOf(file.tree.source)))
  const known = file.imports.find(({ name }) => name === choice.node.name)
  return known ? plain(`${choice.node.name}.${found[0]}`) : plain(quoted(member, quoteOf(file.tree.source)))
}

/** The time as the program asks for it. */
function now({ code }: Ground, file: CodeFunction['file']): Spelled {
  const forms = code
    .mentioning(/\bdatetime\b/)
    .flatMap(({ source }) =>
      [...source.matchAll(/\bdatetime\.(utcnow\(\)|now\((?:timezone\.utc|UTC)?\))/g)].map(([text]) => text),
    )
  const counted = forms.toSorted(
    (a, b) => forms.filter((one) => one === b).length - forms.filter((one) => one === a).length,
  )
  const form = counted[0] ?? 'datetime.now(UTC)'
  const of = spell(file, 'datetime.datetime')
  const zone = /timezone\.utc|UTC/.exec(form)?.[0]
  const offset = zone === 'UTC' ? spell(file, 'datetime.UTC') : zone ? spell(file, 'datetime.timezone') : null
  const given = offset === null ? '' : zone === 'UTC' ? offset.text : `${offset.text}.utc`
  const call = form.includes('utcnow') ? `${of.text}.utcnow()` : `${of.text}.now(${given})`
  return { text: call, needs: [...of.needs, ...(offset?.needs ?? [])] }
}
