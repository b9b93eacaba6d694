import { quoted } from '../../sql/identifiers.ts'
import type { Lab } from '../lab.ts'
import { openEmbedded } from './embedded.ts'
import { openScratch } from './named.ts'
import { openNative } from './native.ts'

/** Where something is tried: inside of this process, on a server of its own, in a database somebody names, or on what is handed over. */
export type ServerChoice =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'native' }
  | { readonly kind: 'named'; readonly url: string; readonly allowed: readonly string[] }
  | { readonly kind: 'given'; readonly open: (extensions: readonly string[]) => Promise<Lab> }

export const EMBEDDED: ServerChoice = { kind: 'embedded' }

/** An empty server. What was tried on a named one is taken away when it is closed. */
export async function openChosen(choice: ServerChoice, extensions: readonly string[]): Promise<Lab> {
  if (choice.kind === 'embedded') return openEmbedded(extensions)
  if (choice.kind === 'native') return openNative()
  if (choice.kind === 'given') return choice.open(extensions)
  const lab = await openScratch(choice.url, choice.allowed)
  await emptied(lab)
  return {
    ...lab,
    close: async () => {
      await emptied(lab).finally(() => lab.close())
    },
  }
}

/** Without anything anybody made; what belongs to the server stays. */
export async function emptied(lab: Lab): Promise<void> {
  await lab.execute('ROLLBACK; RESET ALL')
  const schemas = await lab.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
  )
  for (const { name } of schemas) await lab.execute(`DROP SCHEMA ${quoted(name)} CASCADE`)
  await lab.execute('CREATE SCHEMA public')
}
