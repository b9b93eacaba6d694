import type { Constant } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { start } from '../../../python/code/reach.ts'
import { rule } from '../../rule.ts'
import { writtenIn } from '../written.ts'

export default rule({
  title: 'A credential of another service stands in the code',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-798', 'CWE-540'],
  message: '{what} stands in the code',
  advice: 'Withdraw it where it was issued, since the history keeps it, and take the new one from the environment.',
  check({ code }, report) {
    for (const file of code.mentioning(LIKELY))
      for (const node of file.nodes) {
        const what = node.kind === 'Constant' ? issuedBy(node as unknown as Constant) : null
        if (!what || isWords(file, node as unknown as Constant)) continue
        report.found({ at: file.place(node), subject: file.path, arguments: { what } })
      }
    for (const { file, node, within } of code.calls(
      CONNECTS,
      /\b(create_\w*engine|connect|MongoClient|from_url|Database)\b/,
    )) {
      const address = node.args[0]
      for (const { text, from } of address ? writtenIn(code, start(file, address, within)) : []) {
        const service = from.setting ? null : passwordIn(text)
        if (!service) continue
        const at = from.file.place(from.node)
        report.found({
          at,
          subject: from.file.path,
          arguments: { what: `The password of ${service}` },
          cause: `${at.file}:${at.line}`,
          severity: 'medium',
          confidence: 'medium',
          proof: [{ what: 'it is connected to', at: file.place(node) }, ...from.steps],
        })
      }
    }
  },
})

/** How those who issue keys mark them, so that they can be found: from the pages of GitHub's secret scanning. */
const ISSUERS: readonly { readonly mark: RegExp; readonly what: string }[] = [
  { mark: /^A(KIA|SIA)[A-Z0-9]{16}$/, what: 'An access key of AWS' },
  { mark: /^sk_live_[A-Za-z0-9]{16,}$/, what: 'A live key of Stripe' },
  { mark: /^rk_live_[A-Za-z0-9]{16,}$/, what: 'A live key of Stripe' },
  { mark: /^(ghp|gho|ghs|ghr)_[A-Za-z0-9]{36,}$/, what: 'A token of GitHub' },
  { mark: /^github_pat_[A-Za-z0-9_]{40,}$/, what: 'A token of GitHub' },
  { mark: /^glpat-[A-Za-z0-9_-]{20,}$/, what: 'A token of GitLab' },
  { mark: /^xox[abpr]-[A-Za-z0-9-]{20,}$/, what: 'A token of Slack' },
  { mark: /^AIza[A-Za-z0-9_-]{35}$/, what: 'A key of Google' },
  { mark: /^SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}$/, what: 'A key of SendGrid' },
  { mark: /^sk-(proj-|ant-)?[A-Za-z0-9_-]{32,}$/, what: 'A key of a language model' },
  { mark: /^-----BEGIN ((RSA|EC|OPENSSH|DSA) )?PRIVATE KEY-----[\s\S]{200,}/, what: 'A private key' },
]
const LIKELY =
  /A(KIA|SIA)[A-Z0-9]{16}|[sr]k_live_|gh[posr]_|github_pat_|glpat-|xox[abpr]-|AIza|SG\.|sk-|BEGIN [A-Z ]*PRIVATE KEY/

function issuedBy({ type, value }: Constant): string | null {
  const text = type === 'str' || type === 'bytes' ? String(value).trim() : ''
  return ISSUERS.find(({ mark }) => mark.test(text) && new Set(text).size > 12)?.what ?? null
}

/** Examples say so. */
const isWords = (file: CodeFile, node: Constant): boolean =>
  /example|xxxx|your|placeholder|1234567890|abcdef|test|fake|dummy/i.test(file.text(node))

const CONNECTS =
  /(^|\.)(create_engine|create_async_engine|connect|create_pool|MongoClient|AsyncIOMotorClient|from_url|Database)$/

/** `postgresql://shop:secret@db.example.com/shop`; on one's own machine it protects nothing. */
function passwordIn(address: string): string | null {
  const [, password, host] = /^[\w+]+:\/\/[^:@/\s]+:([^@/\s]+)@([^/:?\s]+)/.exec(address) ?? []
  if (
    !password ||
    !host ||
    /[{}$<>]/.test(password) ||
    !host.includes('.') ||
    /^(127\.|0\.0\.|10\.|192\.168\.)|example|\.local$|internal$/i.test(host)
  )
    return null
  return `\`${host}\``
}
