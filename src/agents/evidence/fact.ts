/** Something a tool answered, with the words it goes by. */
export interface Fact {
  readonly value: FactValue
  /** What it counts: the words of its key. */
  readonly units: readonly string[]
  /** What the record it stands in is called: one of many is told apart by these. */
  readonly names: readonly string[]
  /** Whether it is one of many. */
  readonly oneOfMany: boolean
  /** Names of what is around it. */
  readonly around: readonly string[]
  /** Where it stands in the answer, without positions: facts of one shape are compared. */
  readonly shape: string
  /** The call that answered it, or `question`. */
  readonly call: string
}

export type FactValue =
  | { readonly kind: 'number'; readonly number: number; readonly unit: string | null }
  | { readonly kind: 'place'; readonly file: string; readonly line: number | null; readonly endLine: number | null }
  | { readonly kind: 'text'; readonly text: string; readonly callsIt: boolean }
