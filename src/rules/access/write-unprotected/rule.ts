import type { Backend, Operation } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { asksForCredentials, refusesSomebody } from '../caller.ts'
import { exposedOperations, hasUpload, isHidden, isWrite } from '../exposed.ts'
import { openOperations } from '../peers.ts'

export default rule({
  title: 'Everyone may change data',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-306', 'API2:2023'],
  message: '`{operation}`{more} {does} without asking who calls; {closed} of {all} operations here ask',
  advice: 'Ask for credentials before anything is changed, or say in the path that this is public.',
  check({ backend }, report) {
    const { operations } = backend.api
    const closed = operations.filter(asksForCredentials).length
    const unsure = operations.filter(({ access }) => access.state === 'unknown').length * 2 > operations.length
    // Where nothing asks for credentials, something in front of the application may: that is one finding.
    const open = openWrites(backend)
    const files = closed === 0 ? [''] : [...new Set(open.map((one) => one.handler.file))]
    for (const file of files) {
      const group = open.filter((one) => file === '' || one.handler.file === file)
      const written = [...new Set(group.flatMap(tablesWritten))]
      for (const operation of group)
        report.found({
          at: operation.handler,
          subject: group[0]!.id,
          cause: `file ${file}`,
          arguments: {
            operation: group[0]!.id,
            more: group.length > 1 ? ` and ${count(group.length - 1, 'operation')} more` : '',
            does: doing(group, written),
            closed,
            all: operations.length,
          },
          severity: closed === 0 || written.length === 0 ? 'medium' : 'high',
          confidence: unsure || closed * 8 < operations.length ? 'low' : 'medium',
          proof: [
            ...group[0]!.wiring,
            { what: `${group[0]!.name} asks for no credentials`, at: group[0]!.handler },
            ...changes(group[0]!).flatMap(({ chain }) => chain.slice(-1)),
          ],
        })
    }
  },
})

function doing(group: readonly Operation[], written: readonly string[]): string {
  const many = group.length > 1
  if (written.length > 0) return `${many ? 'write' : 'writes'} \`${written.slice(0, 3).join('`, `')}\``
  if (group.every(hasUpload)) return many ? 'take files' : 'takes files'
  return many ? 'change data' : 'changes data'
}

function openWrites(backend: Backend): readonly Operation[] {
  const told = new Set(exposedOperations(backend).map(({ operation }) => operation))
  return openOperations(backend).filter(
    (one) => !told.has(one) && !isHidden(one, backend) && isWrite(one) && !refusesSomebody(one),
  )
}

const changes = ({ statements }: Operation) =>
  statements.filter(({ verb }) => verb === 'insert' || verb === 'update' || verb === 'delete')

const tablesWritten = (operation: Operation): readonly string[] => changes(operation).flatMap(({ tables }) => tables)
