import type { DesignRequest } from '../../../model/index.ts'
import type { Entry } from '../../blueprint/page.ts'
import { ruleFor } from '../rights/access.ts'
import { type Draft, highest, isAskedFor } from '../things/draft.ts'
import type { Around } from '../rights/ways.ts'

/** All rows as a table, which is built; or one as a page to print, which people write. */
export function exportsOf(draft: Draft, around: Around): readonly Entry[] {
  const { request, people } = around
  if (draft.name === 'User' || !isAskedFor(request, 'export', draft.name)) return []
  if (isPrinted(request)) return isMain(draft, request) ? [printed(draft, around)] : []
  return [
    {
      key: 'export',
      value: [
        { key: 'route', value: 'GET /export' },
        { key: 'access', value: people.isPublic ? 'anyone' : highest(people) },
        { key: 'returns', value: 'file(csv)' },
        ...(people.isPublic ? [] : [{ key: 'rate', value: '5/hour' }]),
      ],
    },
  ]
}

/** `invoices as PDF`: each by itself, for whoever reads it. */
const printed = (draft: Draft, around: Around): Entry => ({
  key: 'export',
  value: [
    { key: 'route', value: 'GET /:id/export' },
    { key: 'access', value: ruleFor('read', draft, around) },
    { key: 'custom', value: 'true' },
  ],
})

const isPrinted = ({ capabilities, text }: DesignRequest): boolean =>
  capabilities.some(
    ({ name, from }) => name === 'export' && /\bpdfs?\b/i.test(text.slice(Math.max(0, from.start - 8), from.end + 10)),
  )

/** What it is said of, or what the whole is of: `an invoice API with customers and PDF export`. */
function isMain({ name }: Draft, { subjects, capabilities }: DesignRequest): boolean {
  if (capabilities.some((one) => one.name === 'export' && one.of !== null)) return true
  const things = subjects.filter((one) => one.name !== 'User')
  const whole = things.find(({ from }) => /\b(api|app|service|system|backend|platform|tool|portal)$/i.test(from.text))
  return name === (whole ?? things[0])?.name
}

/** `export of personal data`: all that is known of somebody, for whoever that is. */
export function ownData(draft: Draft, { request, people }: Around): readonly Entry[] {
  const isAsked = draft.name === 'User' && !people.isPublic && isAskedFor(request, 'export', 'User')
  if (!isAsked || !OWN_DATA.test(request.text)) return []
  const value = [
    { key: 'route', value: 'GET /:id/export' },
    { key: 'access', value: `self or ${highest(people)}` },
    { key: 'custom', value: 'true' },
  ]
  return [{ key: 'export', value }]
}

const OWN_DATA =
  /\b(gdpr|dsgvo|ccpa|personal data|(users?|people|customers?|members?)(['’]s?)? (own )?data|their (own )?data)\b/i
