import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { hasLinks } from './ways.ts'

const QUARTER = 900

/** `app/accounts/asked.py` */
export function askedFile({ scope }: Design): WrittenFile {
  const { auth } = scope.blueprint
  const rate = (hasLinks({ scope }) ? auth?.sign_in?.rate : auth?.reset?.rate) ?? null
  const [times, seconds] = rate === null ? [5, QUARTER] : [rate.times, Math.round(rate.milliseconds / 1000)]
  const text = renderModule(
    'How often a mail that lets somebody in may be asked for.',
    py`
      # From one place, whatever address it is to go to.
      MOST_FOR_ADDRESS = ${lit(Math.max(20, times))}
      ADDRESS_WINDOW = ${lit(times > 20 ? seconds : QUARTER)}
      # To one address, wherever it is asked for.
      MOST_FOR_MAIL = ${lit(times)}
      MAIL_WINDOW = ${lit(seconds)}
    `,
  )
  return { path: 'app/accounts/asked.py', owner: 'owned', text }
}
