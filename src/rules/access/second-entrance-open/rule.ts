import type { Mount, WebSocketRoute } from '../../../model/index.ts'
import { literalWords, meantForEveryone } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { asksForCredentials } from '../caller.ts'
import { nodesIn } from '../../../python/code/names.ts'

export default rule({
  title: 'A second entrance without the protection of the first',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-306', 'CWE-288', 'API5:2023'],
  message: '{entrance} asks for no credentials, while {closed} of {all} operations do',
  advice: 'Ask for the same credentials there: dependencies of the application and of its routers do not reach it.',
  check({ backend, code }, report) {
    const operations = backend.api.operations.filter(
      (one) => asksForCredentials(one) || !meantForEveryone(one, backend),
    )
    const closed = operations.filter(asksForCredentials).length
    if (closed < 3 || closed * 2 < operations.length) return
    const counts = { closed, all: operations.length }
    for (const socket of backend.api.webSockets) {
      if (socket.access.state === 'unknown') report.unknown('access of a websocket')
      if (socket.access.state !== 'public' || !talksToEveryone(socket, code)) continue
      report.found({
        at: socket.handler,
        subject: `WEBSOCKET ${socket.path}`,
        arguments: { entrance: `The websocket \`${socket.path}\``, ...counts },
        proof: [...socket.wiring, { what: `${socket.name} accepts whoever connects`, at: socket.handler }],
      })
    }
    for (const mount of backend.api.mounts) {
      if (!servesPrivateFiles(mount)) continue
      report.found({
        at: mount.at,
        subject: `MOUNT ${mount.path}`,
        arguments: { entrance: `The files below \`${mount.path}\` are served to everyone: \`StaticFiles\``, ...counts },
        severity: 'medium',
        confidence: 'low',
        proof: [{ what: `mounted at ${mount.path}`, at: mount.at }],
      })
    }
  },
})

/** Accepts by itself, closes for nobody, and takes nothing that could prove who is there. */
function talksToEveryone({ handler, path }: WebSocketRoute, code: Code): boolean {
  const found = code.functionAt(handler)
  if (!found || literalWords(path).some((words) => words.some((word) => word === 'public' || word === 'health')))
    return false
  if (found.node.parameters.some(({ name }) => PROOF.test(name)) || /\{[^}]*(token|secret|ticket|code)/.test(path))
    return false
  const called = [...nodesIn(found.node.body)].flatMap((one) =>
    one.kind === 'Call' ? [(one['callee'] as { readonly name?: string }).name ?? ''] : [],
  )
  return called.includes('accept') && !called.includes('close') && !called.some((name) => PROOF.test(name))
}
const PROOF = /token|ticket|secret|key|auth|session|cookie|user|code|credential|verify/i

const PRIVATE = new Set(
  'upload uploads private files documents attachments exports export backups backup invoices reports recordings'.split(
    ' ',
  ),
)
const servesPrivateFiles = ({ what, path }: Mount): boolean =>
  what.endsWith('.StaticFiles') && literalWords(path).some((words) => words.some((word) => PRIVATE.has(word)))
