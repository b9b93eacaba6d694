import { rule } from '../../rule.ts'
import { SHORTEST, isGuessable } from '../guessable.ts'
import { isDigest, writtenKeys } from '../signing-keys.ts'

export default rule({
  title: 'A signing key can be guessed',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-1391', 'CWE-326', 'API2:2023'],
  message: '`{use}` signs with `{name}`, {how}: one token is enough to find it by trying',
  advice: 'Use 32 random bytes, `openssl rand -hex 32`, from the environment; tokens signed with this key are void.',
  check({ code }, report) {
    for (const { text, from, use, name } of writtenKeys(code)) {
      if (from.setting || isDigest(use) || use.what === 'Fernet' || text === '' || !isGuessable(text)) continue
      const at = from.file.place(from.node)
      const how = text.length < SHORTEST ? `a key of ${text.length} characters` : 'a key made of words'
      report.found({
        at,
        subject: name,
        arguments: { use: use.what, name, how },
        cause: `${at.file}:${at.line}:${at.column}`,
        proof: [{ what: `\`${use.what}\` is given the key`, at: use.call.file.place(use.call.node) }, ...from.steps],
      })
    }
  },
})
