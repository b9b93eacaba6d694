import type { Operation, Place } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { type Switch, switchesOf } from '../switches.ts'

export default rule({
  title: 'Protection that is off unless a setting turns it on',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1188', 'CWE-636', 'API8:2023'],
  message:
    '{count} let everyone in unless `{variable}` is set: its default is {default}, and only then callers are refused',
  advice:
    'Let the application refuse to start without `{variable}`, or protect by default and switch off explicitly for development.',
  check({ backend, code }, report) {
    const found = new Map<string, { readonly one: Switch; readonly operations: Operation[]; readonly refusal: Place }>()
    for (const operation of backend.api.operations) {
      if (operation.access.state !== 'conditional') continue
      for (const { one, refusal } of switchesOf(operation, backend, code)) {
        const known = found.get(one.variable)
        if (known) known.operations.push(operation)
        else found.set(one.variable, { one, operations: [operation], refusal })
      }
    }
    for (const { one, operations, refusal } of found.values()) {
      const distinct = new Set(operations).size
      report.found({
        at: refusal,
        subject: one.variable,
        arguments: {
          count: distinct === 1 ? `\`${operations[0]!.id}\`` : `${distinct} operations`,
          variable: one.variable,
          default: one.default,
        },
        cause: one.variable,
        proof: [
          { what: `${one.variable} is ${one.default} by default`, at: one.at },
          { what: 'refuses callers only when it is set', at: refusal },
          ...operations.slice(0, 3).map((each) => ({ what: `${each.id} hangs on it`, at: each.handler })),
        ],
      })
    }
  },
})
