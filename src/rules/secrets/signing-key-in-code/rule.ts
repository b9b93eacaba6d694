import { rule } from '../../rule.ts'
import { isGiven, isRefused } from '../overridden.ts'
import { type WrittenKey, isDigest, writtenKeys } from '../signing-keys.ts'

export default rule({
  title: 'A signing key stands in the code',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-321', 'CWE-798', 'API2:2023'],
  message: '`{use}` takes its key from `{name}`, which stands in the code{unless}',
  advice:
    'Take the key from the environment without a default, so that the program does not start without it, and replace the key that is known now.',
  check({ backend, code }, report) {
    for (const written of writtenKeys(code)) {
      const { text, from, use, name } = written
      if (text === '' && (!from.setting || isDigest(use))) continue
      if (isGiven(backend, text, from) || isRefused(code, text, from, name)) continue
      const at = from.file.place(from.node)
      report.found({
        at,
        subject: name,
        arguments: { use: use.what, name, unless: unlessOf(written) },
        cause: `${at.file}:${at.line}:${at.column}`,
        ...(from.setting ? { confidence: 'medium' } : {}),
        ...(isDigest(use) ? { severity: 'medium', confidence: 'medium' } : {}),
        proof: [{ what: `\`${use.what}\` is given the key`, at: use.call.file.place(use.call.node) }, ...from.steps],
      })
    }
  },
})

function unlessOf({ from, text }: WrittenKey): string {
  if (!from.setting) return ''
  return `${text === '' ? ' and is empty' : ''} unless \`${from.setting.name}\` is set`
}
