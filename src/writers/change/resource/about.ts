import type { FunctionDef } from '../../../python/ast.ts'
import { callsIn, textOf } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import type { Operation } from '../../../model/index.ts'
import { isPath } from '../operation/asking.ts'
import type { Part } from './parts.ts'
import type { Sibling } from './sibling.ts'

/** The field of the sibling a test is called after; null where it is about the row as a whole. */
export function fieldTested(
  { name, file }: Part,
  { own, words }: Pick<Sibling, 'own' | 'words'>,
  hasLike: (field: string) => boolean,
): string | null {
  if (name === null || !name.startsWith('test') || !isTest(file.path)) return null
  const about = [...own].find((field) => !hasLike(field) && `_${name}_`.includes(`_${field}_`))
  return about === undefined || wholeName({ name, file }, about, words) !== null ? null : about
}

/** `test_update_task_labels` as `test_update_task`: what may be changed is tested by it, whichever field that is. */
export function wholeName(
  { name, file }: { readonly name: string; readonly file: CodeFile },
  field: string,
  words: Sibling['words'],
): string | null {
  if (!name.endsWith(`_${field}`)) return null
  const whole = name.slice(0, -field.length - 1)
  const [, thing] = /^test_(?:update|patch|edit|change)_(\w+)$/.exec(whole) ?? []
  const [only, other] = thing === undefined ? [] : words.occurrences(thing)
  const isThing = only !== undefined && other === undefined && only.start === 0 && only.end === thing!.length
  return isThing && !file.functions.some(({ node }) => node.name === whole) ? whole : null
}

/** A file of tests in a folder that is called so by chance: what its tests ask for by paths is of others. */
export function asksOthers(
  code: Code,
  file: CodeFile,
  operations: readonly Operation[],
  words: Sibling['words'],
): boolean {
  if (!isTest(file.path) || words.names(file.path.slice(file.path.lastIndexOf('/') + 1))) return false
  const asked = file.functions.flatMap(({ node }) => pathsIn(node))
  return (
    asked.length > 0 && !asked.some((path) => operations.some((operation) => isPath(code, file, path, operation.path)))
  )
}

/** Paths a test asks, in the words of the test. */
const pathsIn = ({ body }: FunctionDef) =>
  callsIn(body).flatMap(({ callee, args: [first] }) =>
    callee.kind === 'Attribute' &&
    /^(get|post|put|patch|delete)$/.test(callee.name) &&
    (first?.kind === 'JoinedString' || (first?.kind === 'Constant' && textOf(first)?.startsWith('/') === true))
      ? [first]
      : [],
  )
