import { rule } from '../../rule.ts'

export default rule({
  title: 'The contract is open to everybody',
  severity: 'info',
  confidence: 'high',
  audience: 'auditor',
  weaknesses: ['API9:2023'],
  message: '`{application}` publishes its whole contract, {count} operations, without asking who reads it',
  advice:
    'When the API is not meant for the public, set `openapi_url=None` in production, or serve the contract behind a login.',
  check({ backend }, report) {
    for (const application of backend.api.applications) {
      const count = backend.api.operations.filter((one) => one.application === application.id && one.published).length
      if (!application.published || count === 0) continue
      report.found({ at: application.at, subject: application.id, arguments: { application: application.id, count } })
    }
  },
})
