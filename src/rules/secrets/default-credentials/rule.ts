import { rule } from '../../rule.ts'
import { isGuessable } from '../guessable.ts'
import { isGiven, isRefused } from '../overridden.ts'
import { firstPasswords } from '../first-passwords.ts'

export default rule({
  title: 'An account is created with a password from the code',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-798', 'CWE-1392', 'API2:2023'],
  message: '`{function}` creates an account with the password `{name}`, which stands in the code{unless}',
  advice: 'Take the first password from the environment without a default, or make a random one and print it once.',
  check({ backend, code }, report) {
    for (const { call, written, name } of firstPasswords(code)) {
      const { from, text } = written
      if (text === '' || isGiven(backend, text, from) || isRefused(code, text, from, name)) continue
      const at = from.file.place(from.node)
      const function_ = call.within?.qualname ?? call.file.path
      report.found({
        at,
        subject: function_,
        arguments: { function: function_, name, unless: from.setting ? ` unless \`${from.setting.name}\` is set` : '' },
        cause: `${at.file}:${at.line}:${at.column}`,
        ...(isGuessable(text) ? {} : { severity: 'medium' }),
        proof: [{ what: 'the account is made', at: call.file.place(call.node) }, ...from.steps],
      })
    }
  },
})
