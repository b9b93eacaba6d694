import type { Blueprint } from '../../../blueprint/language/blueprint.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, tuple, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { asksCallers } from '../callers.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { spoken } from '../names.ts'

type Said = NonNullable<Blueprint['integrations']>[number]

export type ProviderName = NonNullable<Said['value']['oauth']>

/** Accounts people of this backend have elsewhere. */
export interface Connected {
  readonly name: string
  readonly provider: ProviderName
  readonly scopes: readonly string[]
  /** Whether what came of an account goes with it. */
  readonly purges: boolean
  readonly isGmail: boolean
}

/** Those that are built: somebody has to sign in, and it is they who connect. */
export const connectedIn = ({ scope }: Pick<Design, 'scope'>): readonly Connected[] =>
  (scope.blueprint.integrations ?? []).filter((one) => isConnected(one, { scope })).map(connectedOf)

export const isConnected = ({ value }: Said, { scope }: Pick<Design, 'scope'>): boolean =>
  asksCallers({ scope }) && value.oauth !== null && (value.owner === null || value.owner.text === scope.user)

function connectedOf({ name, value }: Said): Connected {
  const provider = value.oauth!
  const scopes = (value.scopes ?? []).map(({ text }) => (provider === 'google' ? googleScope(text) : text))
  return {
    name: snake(name),
    provider,
    scopes,
    purges: value.on_revoke === 'purge',
    isGmail: scopes.some((one) => /\/auth\/gmail\b|^https:\/\/mail\.google\.com/.test(one)),
  }
}

/** Google's own names are addresses; those of OpenID are words. */
const googleScope = (text: string): string =>
  /^(openid|email|profile)$|:\/\//.test(text) ? text : `https://www.googleapis.com/auth/${text}`

/** Jobs that work for accounts, with the accounts. */
export function jobsFor({ scope }: Pick<Design, 'scope'>): readonly ConnectedJob[] {
  const all = new Map(connectedIn({ scope }).map((one) => [one.name, one]))
  return (scope.blueprint.jobs ?? []).flatMap(({ name, value }) => {
    const integration = value.for && all.get(snake(value.for.text))
    return integration ? [{ name, value, integration }] : []
  })
}

export interface ConnectedJob {
  readonly name: string
  readonly value: NonNullable<Blueprint['jobs']>[number]['value']
  readonly integration: Connected
}

/** `app/integrations/declared.py` */
export function declared(design: Design): WrittenFile {
  const all = connectedIn(design)
  const settings = imported('app.core.settings:get_settings')
  const integration = imported('app.integrations.provider:Integration')
  const functions = all.map(({ name, provider, scopes, purges }) => {
    const begun = jobsFor(design).filter((one) => one.integration.name === name && one.value.every !== null)
    return py`
      def ${ident(name)}() -> ${integration}:
          """${words(spoken(name).replace(/^./, (letter) => letter.toUpperCase()))}, as the settings have it."""
          settings = ${settings}()
          return ${integration}(
              name=${lit(name)},
              provider=${imported(`app.integrations.${provider}:${provider}`)}(),
              scopes=${tuple(scopes)},
              keys=${imported('app.integrations.provider:Keys')}(settings.${ident(`${name}_client_id`)}, settings.${ident(`${name}_client_secret`)}.get_secret_value()),
              redirect=settings.${ident(`${name}_redirect`)},
              api=settings.${ident(`${name}_api`)},
              purges=${lit(purges)},
              ${begun.length > 0 && py`jobs=${tuple(begun.map((one) => one.name))},`}
          )
    `
  })
  const text = renderModule(
    'Which accounts elsewhere people may connect.',
    joined(
      [
        ...functions,
        py`
          INTEGRATIONS: dict[str, ${imported('collections.abc:Callable')}[[], ${integration}]] = {
              ${all.map(({ name }) => py`${lit(name)}: ${ident(name)},`)}
          }
        `,
      ],
      '\n\n\n',
    ),
    ['INTEGRATIONS', 'settings', ...all.map(({ name }) => name)],
  )
  return { path: 'app/integrations/declared.py', owner: 'owned', text }
}
