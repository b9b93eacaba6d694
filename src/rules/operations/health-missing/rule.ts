import { mainApplication } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Nothing tells whether the application is well',
  severity: 'info',
  confidence: 'medium',
  audience: 'auditor',
  message: '`{application}` has no operation that a load balancer could ask for its health',
  advice: 'Add a `GET /health` without credentials; one that asks the database tells whether it is ready.',
  check({ backend }, report) {
    const main = mainApplication(backend)
    // A handful of operations may be a part of something larger.
    if (!main || backend.api.operations.length < MANY) return
    const told = [
      ...backend.api.operations.map((one) => `${one.path} ${one.name}`),
      ...backend.api.mounts.map((one) => one.path),
    ]
    if (told.some((one) => HEALTH.test(one))) return
    report.found({ at: main.at, subject: main.id, arguments: { application: main.id } })
  },
})

const MANY = 5
const HEALTH = /health|ready|readiness|live|ping|status|heartbeat|alive|version|metrics/i
