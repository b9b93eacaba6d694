import { mergeBrackets } from './brackets.ts'
import { type Inner, type Unit, coreOf } from './unit.ts'

type Three = readonly [base: string, yours: string, generated: string]

/**
 * The texts of three versions. What both sides changed inside of the same brackets, item by item, says in all three what
 * came of both: it is no reason to ask anybody.
 */
export function agreed(base: Unit, yours: Unit, generated: Unit): Three {
  const [was, own, made] = [base, yours, generated].map((unit) => ({ text: coreOf(unit), inner: onlyOnes(unit.inner) }))
  const merged = [...was!.inner.keys()].flatMap((key) => {
    const versions = [was!, own!, made!].map(({ text, inner }) => ({ text, part: inner.get(key) }))
    const text = unitedOf(versions)
    return text === null ? [] : [{ key, text }]
  })
  const [first, second, third] = [was!, own!, made!].map(({ text, inner }) =>
    merged
      .map((one) => ({ ...inner.get(one.key)!, put: one.text }))
      .toSorted((a, b) => b.start - a.start)
      .reduce((so, { start, end, put }) => so.slice(0, start) + put + so.slice(end), text),
  )
  return [first!, second!, third!]
}

interface Version {
  readonly text: string
  readonly part: Inner | undefined
}

/** What came of both sides; null where one of them changed nothing, or they do not agree. */
function unitedOf(versions: readonly Version[]): string | null {
  const [base, yours, generated] = versions.map(({ part }) => part)
  if (!base || !yours || !generated) return null
  const [was, own, made] = versions.map(({ text, part }) => text.slice(part!.start, part!.end))
  if (own === was || made === was || own === made) return null
  return mergeBrackets(base.brackets, yours.brackets, generated.brackets)?.text ?? null
}

/** What is there twice cannot be told apart. */
function onlyOnes(inner: readonly Inner[]): ReadonlyMap<string, Inner> {
  const found = new Map(inner.map((one) => [one.key, one]))
  for (const { key } of inner.filter((one) => found.get(one.key) !== one)) found.delete(key)
  return found
}
