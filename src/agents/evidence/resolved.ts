/** The calls a claim rests on, or why there are none. */
export type Resolved =
  | { readonly from: readonly string[]; readonly wrong: null }
  | { readonly from: []; readonly wrong: string }

export const wrong = (text: string, why: string): Resolved => ({ from: [], wrong: `${text}: ${why}` })
