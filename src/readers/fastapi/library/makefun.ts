import type { Summary } from '../../../python/interpret/library.ts'
import { NONE, native } from '../../../python/values/make.ts'

/** `@with_signature(Signature([...]))` of makefun: the function shows parameters that were put together. */
export const MAKEFUN: Summary = {
  path: 'makefun.with_signature',
  aliases: ['makefun.main.with_signature'],
  call: (given) =>
    native('with_signature', ({ args: [of] }) => {
      // A new function each time: the same body may be shown with many signatures.
      if (of?.kind === 'function' && given.args[0])
        return { ...of, attributes: new Map([...of.attributes, ['__signature__', given.args[0]]]) }
      return of ?? NONE
    }),
}
