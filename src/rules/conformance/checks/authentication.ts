import type { Operation } from '../../../model/index.ts'
import { type Check, operationBreak } from '../check.ts'

/** Where nobody can have credentials yet, and what machines ask for. */
const BEFORE =
  /(^|[/_-])(log-?in|sign-?in|sign-?up|register|registration|token|refresh|oauth\d?|callback|forgot|reset|recover|verify|activate|health\w*|ready|readiness|live|liveness|ping|metrics|docs|openapi\.json|version)([/_-]|$)/i

export const authentication: Check = {
  name: 'authentication',
  severity: 'high',
  understand({ text, isUniversal, forbids, exception }) {
    const everyone =
      /^\W*(all|every|each|no|any)\b[^.]{0,30}\b(endpoints?|routes?|operations?|apis?|handlers?)\b/.test(text) ||
      /\b(on|for|of|by) (all|every|each)\b[^.]{0,20}\b(endpoints?|routes?|operations?|apis?|handlers?)\b/.test(text) ||
      /^\W*(endpoints?|routes?|operations?) (must|shall)\b/.test(text)
    const speaks =
      everyone &&
      /\b(authenticat\w+|auth|credentials|(logged|signed)[- ]in|access token|bearer token|valid token|jwt|protected)\b/.test(
        text,
      ) &&
      /\b(must|shall|require[sd]?|need|needs|enforce\w*|protected|authenticated|without|is|are)\b/.test(text)
    if (!speaks || !isUniversal || (forbids && !/\b(without|unauthenticated|unprotected|anonymous)\b/.test(text)))
      return null
    // An exemption that names no path leaves open who is exempt, and so does a kind of operations.
    const exempt = exception.match(/[a-z][\w-]{3,}/g) ?? []
    if (/\b(public|explicit\w*|marked|listed|internal|specified|documented)\b/.test(exception)) return null
    if (
      /\b(write|admin|new|state-changing|mutating|internal|user-facing|modify\w*|sensitive|private|protected endpoints?)\b/.test(
        text,
      )
    )
      return null
    const below = [...text.matchAll(/(?:^|[\s`"'])(\/[a-z][\w/-]*)/g)].map(([, path]) => path!)
    const concerned = ({ path }: Operation): boolean =>
      (below.length === 0 || below.some((one) => path === one || path.startsWith(`${one}/`))) &&
      !BEFORE.test(path) &&
      path !== '/' &&
      !exempt.some((word) => path.includes(word))
    return {
      means: `every operation${below.length > 0 ? ` below ${below.join(', ')}` : ''} asks for credentials, but those that hand them out and those that tell its health`,
      test({ operations }) {
        const looked = operations.filter(concerned)
        const open = looked.filter(({ access }) => access.state === 'public')
        const known = looked.filter(({ access }) => access.state === 'public' || access.state === 'enforced')
        return { looked: looked.length, breaks: open.map(operationBreak), unknown: looked.length - known.length }
      },
    }
  },
}
