import type { CodeFile } from '../../../python/code/code.ts'
import type { Break, Check } from '../check.ts'

/** Secrets come from the environment only. */
export const secrets: Check = {
  name: 'no secrets in the code',
  severity: 'medium',
  understand({ text, exception, forbids }) {
    const what = /\b(secrets?|credentials|passwords?|api keys?|tokens?)\b/
    const how =
      /\b(hard-?cod\w+|in (the )?(source )?code|commit(ted)?|check(ed)? in|in (the )?repo(sitory)?|plain ?text)\b/.test(
        text,
      ) && forbids
    const only =
      /\b(only|must|always|shall)\b/.test(text) &&
      /\b(environment|env vars?|settings|secret manager|vault)\b/.test(text)
    if (
      !what.test(text) ||
      !(how || only) ||
      exception !== '' ||
      /\b(logs?|logged|logging|url|hash\w*|response)\b/.test(text)
    )
      return null
    return {
      means: 'no secret setting has a value in the code, and no name of a secret is given a text',
      test({ settings, files }) {
        const defaults = settings.filter(({ secret }) => secret)
        const given = defaults.filter(
          (one) =>
            one.default !== null && isSecretText(one.default.replace(/^[rbuf]?(['"])([\s\S]*)\1$/, '$2'), one.default),
        )
        const written = files.flatMap(writtenIn)
        return {
          looked: defaults.length + files.length,
          breaks: [...given.map((one) => ({ at: one.at, subject: one.name })), ...written],
        }
      },
    }
  },
}

/** A text that could be the secret: not empty, no form to be filled in, no address without a password in it. */
const isSecretText = (value: string, written = `'${value}'`): boolean =>
  /^[rbuf]?['"]/.test(written) &&
  value.length >= 6 &&
  !/[\s{<$]/.test(value) &&
  !/^[\w+.-]+:\/\/(?![^/]*:[^/@]+@)/.test(value)

const NAME =
  /^(secret|secret_key|jwt_secret(_key)?|password|db_password|api_key|private_key|access_key|signing_key|client_secret)$/i

function writtenIn(file: CodeFile): readonly Break[] {
  if (!file.mentions(/secret|password|key/i)) return []
  return file.tree.body.flatMap((statement) => {
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Constant' || statement.value.type !== 'str') return []
    const [target] = statement.targets
    if (target?.kind !== 'Name' || !NAME.test(target.id) || !isSecretText(String(statement.value.value))) return []
    return [{ at: file.place(statement), subject: target.id }]
  })
}
