/** What a row is once it was done with it. */
export const DONE: ReadonlyMap<string, string> = new Map(
  (
    'submit:submitted approve:approved reject:rejected pay:paid refund:refunded cancel:cancelled publish:published ' +
    'archive:archived accept:accepted decline:declined confirm:confirmed complete:completed finish:finished close:closed ' +
    'resolve:resolved ship:shipped deliver:delivered return:returned suspend:suspended dispatch:dispatched ' +
    'escalate:escalated verify:verified withdraw:withdrawn'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
