import { DONE } from '../../../kernel/done.ts'

/** What is done once and is over then, where several people do one after the other with what is brought to them. */
export const TELIC: ReadonlyMap<string, string> = new Map(
  (
    'sign:signed countersign:countersigned dispense:dispensed start:started schedule:scheduled pack:packed print:printed ' +
    'load:loaded unload:unloaded install:installed repair:repaired fix:fixed diagnose:diagnosed prepare:prepared ' +
    'cook:cooked serve:served review:reviewed assess:assessed grade:graded stamp:stamped seal:sealed release:released ' +
    'settle:settled disburse:disbursed certify:certified validate:validated examine:examined weigh:weighed test:tested ' +
    'fill:filled hand_over:handed_over hand_out:handed_out pick_up:picked_up drop_off:dropped_off ' +
    'acknowledge:acknowledged invoice:invoiced reconcile:reconciled investigate:investigated adjudicate:adjudicated ' +
    'prescribe:prescribed treat:treated wash:washed clean:cleaned iron:ironed judge:judged endorse:endorsed ' +
    'notarise:notarised notarize:notarized assemble:assembled deploy:deployed process:processed stock:stocked ' +
    'replenish:replenished measure:measured calibrate:calibrated translate:translated'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** What a row is after it, by the first of these that it can be. */
const ENDS: ReadonlyMap<string, readonly string[]> = new Map(
  (
    'approve:approved|accepted|granted accept:accepted|approved|confirmed reject:rejected|declined|denied|refused ' +
    'decline:declined|rejected|denied|refused deny:denied|rejected|declined refuse:refused|rejected|declined ' +
    'confirm:confirmed|accepted close:closed|done|resolved|completed|finished complete:completed|done|finished ' +
    'finish:finished|done|completed resolve:resolved|fixed|done|closed cancel:cancelled|canceled ' +
    'withdraw:withdrawn|cancelled pay:paid ship:shipped|sent dispatch:dispatched|shipped reopen:reopened|open ' +
    'start:started|in_progress|on_the_way|running|doing|ongoing|active schedule:scheduled|planned|upcoming'
  )
    .split(' ')
    .map((pair) => [pair.split(':')[0]!, pair.split(':')[1]!.split('|')] as const),
)

/** The state that an operation leads to, of those a row can have; null for none. */
export function endOf(operation: string, values: readonly string[]): string | null {
  const marked = /^mark_(.+)$/.exec(operation)?.[1]
  const named = ENDS.get(operation) ?? [DONE.get(operation) ?? TELIC.get(operation) ?? marked ?? operation]
  return named.find((one) => values.includes(one)) ?? null
}

/** A row is handed in as soon as it is made, where it begins so. */
export const isMadeSo = (operation: string, beginning: string): boolean =>
  (operation === 'submit' &&
    /^(submitted|requested|pending|open|new|reported|received|registered|filed|queued)$/.test(beginning)) ||
  (operation === 'schedule' && /^(scheduled|planned|upcoming)$/.test(beginning))
