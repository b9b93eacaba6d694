import type { Summary } from '../../../python/interpret/library.ts'
import { NONE, native } from '../../../python/values/make.ts'

/** `@with_signature(Signature([...]))` of makefun: the function shows parameters that were put together. */
export const MAKEFUN: Summary = {
  path: 'makefun.with_signature',
  aliases: ['makefun.main.with_signature'],
  call: (given) =>
    native('with_signature', ({ args: [of] }) => {
      if (of?.kind === 'function' && given.args[0]) of.attributes.set('__signature__', given.args[0])
      return of ?? NONE
    }),
}
