import type { Application, Call, Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

const READS = /\.UploadFile\.(read|file\.read)$/
const LIMITS = /(size|limit|content.?length|too.?large|max.*(body|upload|request))/i

export default rule({
  title: 'An upload is read whole, however large it is',
  severity: 'low',
  confidence: 'medium',
  weaknesses: ['CWE-770', 'API4:2023'],
  message: '`{operation}` reads the whole upload into memory{who}, and nothing limits its size',
  advice: 'Read it in parts and stop at a limit, or check `file.size` before, and let the proxy refuse larger bodies.',
  check({ backend }, report) {
    const applications = new Map(backend.api.applications.map((one) => [one.id, one]))
    for (const operation of backend.api.operations) {
      if (limitsBodies(applications.get(operation.application)) || asksForSize(operation)) continue
      const call = operation.trace?.calls.find(readsAll)
      if (!call) continue
      const isPublic = operation.access.state === 'public'
      report.found({
        at: call.chain.at(-1)!.at,
        subject: operation.id,
        arguments: { operation: operation.id, who: isPublic ? ' for anybody' : '' },
        cause: `${call.chain.at(-1)!.at.file}:${call.chain.at(-1)!.at.line}`,
        proof: call.chain,
        severity: isPublic ? 'medium' : 'low',
      })
    }
  },
})

const readsAll = (call: Call): boolean =>
  READS.test(call.path) &&
  call.receiver.some((one) => /^(body|file|form):/.test(one)) &&
  call.arguments.length === 0 &&
  !call.inLoop

/** A middleware that by its name refuses bodies that are too large. */
const limitsBodies = (application: Application | undefined): boolean =>
  application?.middleware.some((one) => LIMITS.test(one.name) && !/rate/i.test(one.name)) ?? false

/** Before or after it was read: whoever asks has thought of it. */
const asksForSize = ({ trace }: Operation): boolean =>
  (trace?.refusals ?? []).some(
    (one) => one.status === 413 || one.conditions.some((text) => LIMITS.test(text) || /\blen\(/.test(text)),
  ) ||
  (trace?.calls ?? []).some((one) => one.conditions.some((text) => /size|\blen\(.*[<>]|content_length/i.test(text)))
