import type { Words } from '../../../model/index.ts'
import { NUMBERS } from '../vocabulary/units.ts'

const NUMBER = String.raw`(\d{1,4}|[a-z]+)`
const FAILED = String.raw`(?:failures|failed (?:deliveries|attempts|calls|requests)|errors|misses)`
const ENDED = String.raw`(?:disabl|deactivat|suspend|paus|switch|turn|stop|remov)\w*`
const FORMS: readonly RegExp[] = [
  // `an endpoint is disabled after 20 failures in a row`, `disable an endpoint after 20 consecutive failures`
  new RegExp(
    String.raw`\b(?:(?:an?|the|each|every) )?(?:endpoints?|subscriptions?|webhooks?|receivers?|urls?) (?:(?:is|are|gets?|must be|should be|will be) )?(?:automatically )?${ENDED}(?: off)?(?: automatically)? (?:after|once there (?:are|were)) ${NUMBER} (?:(?:consecutive|successive) )?${FAILED}(?: in a row| in succession)?`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:automatically )?${ENDED}(?: off)? (?:(?:an?|the|each|every|failing) )*(?:endpoints?|subscriptions?|webhooks?|receivers?|urls?|them|it)(?: automatically)? after ${NUMBER} (?:(?:consecutive|successive) )?${FAILED}(?: in a row| in succession)?`,
    'i',
  ),
  // `stop sending after 5 failed attempts in a row`
  new RegExp(
    String.raw`\bstops? (?:sending|delivering|calling)(?: (?:to )?(?:it|them|(?:an?|the|that) (?:endpoint|url|subscriber|receiver)))? after ${NUMBER} (?:(?:consecutive|successive) )?${FAILED}(?: in a row| in succession)?`,
    'i',
  ),
]

/** All ways it is said. */
export const FAILING = new RegExp(FORMS.map(({ source }) => source).join('|'), 'i')

/** After how many failures in a row nothing more is sent to an address, and the words that say so. */
export function failuresIn(text: string): { readonly most: number; readonly from: Words } | null {
  for (const form of FORMS) {
    const found = form.exec(text)
    const number = (found?.[1] ?? '').toLowerCase()
    const most = NUMBERS.get(number) ?? Number(number)
    if (found !== null && Number.isInteger(most) && most > 0 && most <= 1000)
      return { most, from: { text: found[0], start: found.index, end: found.index + found[0].length } }
  }
  return null
}
