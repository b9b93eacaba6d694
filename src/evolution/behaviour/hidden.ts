import type { Change, Operation } from '../../model/index.ts'
import { changeOf, code } from '../change.ts'
import type { Pairs } from '../pairs.ts'

/** Operations the contract does not list: nobody else tells what becomes of them. */
export function hiddenChanges({ shared, gone, come }: Pairs<Operation>): readonly Change[] {
  const hidden = ({ published }: Operation): boolean => !published
  return [
    ...gone.filter(hidden).map((one) => tell(one, 'removed')),
    ...come.filter(hidden).map((one) => tell(one, 'added')),
    ...shared.filter(([, head]) => hidden(head)).flatMap(([base, head]) => statusChange(base, head)),
  ]
}

function tell({ id, handler }: Operation, verb: 'added' | 'removed'): Change {
  return changeOf('behaviour', {
    id: `hidden-operation-${verb}`,
    level: verb === 'added' ? 'info' : 'warning',
    sentence: `the operation, which the contract does not list, is ${verb === 'added' ? 'new' : 'gone'}`,
    arguments: [],
    operation: id,
    before: verb === 'added' ? null : handler,
    after: verb === 'added' ? handler : null,
  })
}

function statusChange(base: Operation, head: Operation): readonly Change[] {
  const [before, after] = [successOf(base), successOf(head)]
  if (before === after || before === '' || after === '') return []
  return [
    changeOf('behaviour', {
      id: 'success-status-changed',
      level: 'warning',
      sentence: `it answers ${code(after)} now, not ${code(before)}`,
      arguments: [before, after],
      operation: head.id,
      before: base.handler,
      after: head.handler,
    }),
  ]
}

const successOf = ({ responses }: Operation): string =>
  responses.find(({ status }) => status.startsWith('2'))?.status ?? ''
