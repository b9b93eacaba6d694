import type { Expression } from '../../../python/ast.ts'
import { isCall, keyword } from '../../../python/code/names.ts'
import { type Classes, type CodeClass, type FieldStatement, ownFields } from '../source/classes.ts'
import { lastOf } from '../source/spelling.ts'

/** Whether a table is mapped as a dataclass: the order of its columns is the order of what a row is made from. */
export const isMappedInOrder = (of: CodeClass, classes: Classes): boolean =>
  classes.lineage(of).some(({ file, node: { decorators, bases, keywords } }) => {
    const isCalled = (one: Expression, name: string): boolean =>
      lastOf(file.pathOf(isCall(one) ? one.callee : one) ?? '') === name
    const saysByName = (given: Expression | undefined): boolean => given?.kind === 'Constant' && given.value === true
    const decorator = decorators.find((one) => isCalled(one, 'mapped_as_dataclass'))
    if (decorator) return !(isCall(decorator) && saysByName(keyword(decorator, 'kw_only')))
    return (
      bases.some((base) => isCalled(base, 'MappedAsDataclass')) &&
      !saysByName(keywords.find(({ name }) => name === 'kw_only')?.value)
    )
  })

/** Whether a row can be made without a column of such a table being said. */
export function mayBeUnsaid({ value }: FieldStatement): boolean {
  if (!value || !isCall(value)) return value !== null
  const init = keyword(value, 'init')
  const begins = ['default', 'default_factory'].some((name) => keyword(value, name) !== undefined)
  return begins || (init?.kind === 'Constant' && init.value === false)
}

/** Whether a column that may be unsaid would stand before one that has to be said. */
export const standsBeforeSaid = (of: CodeClass, behind: FieldStatement): boolean =>
  [...ownFields(of).values()].some(
    (one) => one.start > behind.start && one.kind === 'AnnotatedAssign' && !mayBeUnsaid(one),
  )
