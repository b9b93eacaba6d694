import { Trouble } from '../../kernel/diagnostic.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { ServerChoice } from '../../lab/engines/chosen.ts'
import type { Arguments } from './arguments.ts'

/** Where somebody wants things tried. */
export function serverOf(given: Arguments): ServerChoice {
  const named = given.text('server') ?? 'embedded'
  if (named === 'embedded' || named === 'native') return { kind: named }
  if (named.startsWith('postgres')) return { kind: 'named', url: named, allowed: given.list('allow') }
  const near = nearest(named, ['embedded', 'native'])
  throw new Trouble('usage', {
    message: `there is no server "${named}"`,
    help: near
      ? `Did you mean ${near}?`
      : 'Say embedded, native, or the address of a scratch database: postgresql://me@localhost/shop_test',
  })
}
