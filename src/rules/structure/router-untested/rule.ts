import type { Operation } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { isTest } from '../../../python/modules/places.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Routes that no test speaks of',
  severity: 'info',
  confidence: 'medium',
  audience: 'auditor',
  message: 'None of the {tests} speaks of `{file}`: its {operations} may never be asked',
  advice: 'Add a test that sends a request to each of them, the refused ones included.',
  check({ backend, code }, report) {
    const tests = [...code.unused, ...code.files].filter((file) => isTest(file.path) && file.mentions(/\bdef test_/))
    if (tests.length < FEWEST) return
    const text = tests.map(({ source }) => source).join('\n')
    for (const [file, operations] of byFile(backend.api.operations)) {
      if (operations.some((one) => isMentioned(one, file, text))) continue
      report.found({
        at: operations[0]!.handler,
        subject: file,
        arguments: {
          tests: count(tests.length, 'test file'),
          file,
          operations: count(operations.length, 'operation'),
        },
      })
    }
  },
})

/** A project that tests little tests little on purpose. */
const FEWEST = 3

function byFile(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const found = new Map<string, Operation[]>()
  for (const one of operations) {
    const known = found.get(one.handler.file)
    if (known) known.push(one)
    else found.set(one.handler.file, [one])
  }
  return found
}

/** By its handler, by its module, or by a part of its path. */
function isMentioned({ name, path }: Operation, file: string, text: string): boolean {
  const module = file.replace(/(\/__init__)?\.py$/, '').split('/')
  const parts = path.split('/').filter((part) => part.length > 3 && !part.startsWith('{') && !/^(api|v\d+)$/.test(part))
  return (
    parts.length === 0 ||
    parts.some((part) => text.includes(part)) ||
    text.includes(name) ||
    text.includes(module.slice(-2).join('.'))
  )
}
