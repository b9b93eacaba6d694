import { rule } from '../../rule.ts'
import { argumentOf, decodings, entryOf } from '../tokens.ts'

export default rule({
  title: 'A token need not say until when, nor for whom',
  severity: 'info',
  confidence: 'high',
  audience: 'auditor',
  weaknesses: ['CWE-613', 'API2:2023'],
  message: '`{function}` takes tokens that say neither when they end nor for whom they are',
  advice:
    'Ask for the claims: `jwt.decode(token, KEY, algorithms=[...], audience="shop", options={"require": ["exp", "sub"]})`.',
  check({ code }, report) {
    for (const call of decodings(code)) {
      const { node, within, file } = call
      const options = argumentOf(code, call, 'options')
      const open = node.keywords.some((one) => one.name === null || one.name === 'audience')
      if (open || (options && (options.kind !== 'Dict' || REQUIRES.some((key) => entryOf(options, key))))) continue
      const name = within?.qualname ?? file.path
      report.found({
        at: file.place(node),
        subject: name,
        arguments: { function: name },
        cause: 'tokens without claims',
      })
    }
  },
})

const REQUIRES = ['require', 'require_exp', 'verify_signature']
