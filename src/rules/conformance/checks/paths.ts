import type { Operation } from '../../../model/index.ts'
import { type Check, each, operationBreak } from '../check.ts'

/** What stands at the root by convention, for machines. */
const ROOT =
  /^\/?$|(^|\/)(health\w*|ready\w*|live\w*|ping|metrics|version|docs|redoc|favicon\.ico|robots\.txt|openapi\.json|\.well-known)(\/|$)/i
const isOwn = (operation: Operation): boolean => operation.published && !ROOT.test(operation.path)

/** All routes live below `/api/v1`; every endpoint is versioned. */
export const prefix: Check = {
  name: 'prefix of paths',
  severity: 'low',
  understand({ text, isUniversal, forbids, exception }) {
    const path = /(?:^|[\s`"'(])(\/[a-z][\w/-]*)/.exec(text)?.[1]?.replace(/\/$/, '')
    const speaks =
      /\b(endpoints?|routes?|paths?|urls?|operations?|api)\b/.test(text) &&
      /\b(must|shall|are|be|live|lives|belong|start|starts|begin|begins|versioned|prefix|prefixed|mounted|goes|go)\b[^.]{0,50}\s\(?[`"']?\/[a-z][\w/-]*[`"']?( prefix)?[\s.)]*$/.test(
        text,
      )
    if (
      !path ||
      !speaks ||
      !isUniversal ||
      forbids ||
      exception !== '' ||
      /\b(admin|internal|public|webhooks?|new)\b/.test(text)
    )
      return null
    // `/v1` of a rule about versions is kept by `/v2` as well.
    const pattern = /\bversion/.test(text) ? path.replace(/\bv\d+\b/, 'v\\d+') : path
    const begins = new RegExp(`${/^\/v/.test(path) ? '(^|/)' : '^'}${pattern.replace(/^\/(?=v)/, '')}(/|$)`)
    return {
      means: `every path begins with ${path}`,
      test: ({ operations }) =>
        each(operations.filter(isOwn), (one) => (begins.test(one.path) ? [] : [operationBreak(one)])),
    }
  },
}

const STYLES: readonly { readonly named: RegExp; readonly means: string; readonly broken: RegExp }[] = [
  { named: /\bkebab[- ]case\b/, means: 'paths are written in kebab-case', broken: /[_A-Z]/ },
  { named: /\bsnake[_ -]case\b/, means: 'paths are written in snake_case', broken: /[-A-Z]/ },
]

export const style: Check = {
  name: 'style of paths',
  severity: 'low',
  understand({ text, forbids, exception }) {
    const found = STYLES.find(({ named }) => named.test(text))
    const speaks =
      /\b(url|endpoint|route|api)?\s?(paths?|urls?)\b[^.,;]{0,30}\b(kebab|snake)/.test(text) ||
      /\b(kebab|snake)[-_ ]case\b (for )?(all )?(the )?((url|endpoint|route|api) )?(paths?|urls?)\b/.test(text)
    if (!found || !speaks || forbids || exception !== '' || STYLES.every(({ named }) => named.test(text))) return null
    return {
      means: found.means,
      test: ({ operations }) =>
        each(operations.filter(isOwn), (one) =>
          one.path.split('/').some((part) => !/^[{.]/.test(part) && found.broken.test(part))
            ? [operationBreak(one)]
            : [],
        ),
    }
  },
}
