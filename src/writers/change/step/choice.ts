import type { Column } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { type Classes, type CodeClass, type FieldStatement, ownFields } from '../source/classes.ts'
import { literal, quoteOf } from '../source/literal.ts'
import { type Splice, breakOf, indentOf, inserted, lineEnd } from '../source/splice.ts'

/** A class whose members are what a column may be. */
export interface ChoiceClass {
  readonly of: CodeClass
  /** Members by what they are called. */
  readonly members: ReadonlyMap<string, FieldStatement>
}

/** The class a column of a model takes its values from; null where they stand anywhere else. */
export function choiceClassOf(classes: Classes, model: CodeClass, { attribute, choice }: Column): ChoiceClass | null {
  const at = classes.fields(model).get(attribute)
  const statement = at && ownFields(at).get(attribute)
  if (!at || !statement) return null
  for (const [name] of at.file.text(statement).matchAll(/\b[A-Z]\w+/g))
    for (const of of classes.named(name)) {
      if (!of.node.bases.some((base) => (of.file.pathOf(base) ?? '').endsWith('Enum'))) continue
      const members = new Map([...ownFields(of)].filter(([, { value }]) => value !== null))
      const known = [...members].flatMap(([called, one]) => [called, valueOf(one)])
      if (members.size > 0 && choice?.values.every((value) => known.includes(value))) return { of, members }
    }
  return null
}

const valueOf = ({ value }: FieldStatement): string | null =>
  value?.kind === 'Constant' && value.type === 'str' ? String(value.value) : null

/** What a member is called that has a value, or would have it: in capitals where the others are. */
export function memberName({ members }: ChoiceClass, value: string): string {
  const there = [...members].find(([name, one]) => name === value || valueOf(one) === value)
  if (there) return there[0]
  return inCaseOf([...members.keys()], value.replaceAll(/\W+/g, '_'))
}

/** A value written as those that are there. */
export const valueLike = ({ members }: ChoiceClass, value: string): string =>
  inCaseOf(
    [...members.values()].flatMap((one) => valueOf(one) ?? []),
    value,
  )

function inCaseOf(others: readonly string[], word: string): string {
  if (others.length === 0) return word
  if (others.every((one) => one === one.toUpperCase())) return word.toUpperCase()
  return others.every((one) => /^[A-Z][a-z]/.test(one)) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** `returned = "returned"` behind the last member; null where members are written in another way. */
export function oneMoreMember(choice: ChoiceClass, value: string): Splice | null {
  const { of, members } = choice
  const last = [...members.values()].toSorted((a, b) => a.end - b.end).at(-1)!
  const { source } = of.file.tree
  const isAuto = last.value?.kind === 'Call' && /\bauto$/.test(of.file.text(last.value.callee))
  if (valueOf(last) === null && !isAuto) return null
  const said = isAuto ? of.file.text(last.value!) : literal(valueLike(choice, value), quoteOf(source))
  const end = lineEnd(source, last.end)
  return inserted(
    of.file.path,
    end,
    `${breakOf(source)}${indentOf(source, last.start)}${memberName(choice, value)} = ${said}`,
  )
}

/** Functions that ask or set what a choice is, besides some. */
export const askingOf = ({ files }: Code, { of }: ChoiceClass, but: ReadonlySet<unknown>) =>
  files
    .filter((file) => file !== of.file && file.mentions(new RegExp(`\\b${of.node.name}\\b`)))
    .flatMap((file) => file.functions)
    .filter((one) => !but.has(one.node) && new RegExp(`\\b${of.node.name}\\.\\w`).test(one.file.text(one.node)))
