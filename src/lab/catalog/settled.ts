/** `'open'::character varying`, as it stands in JSON. */
const ELEMENT = String.raw`'(?:[^'\\]|''|\\.)*'::[a-z][a-z ]*(?:\(\d+\))?`
const CAST_LIST = new RegExp(String.raw`\(ARRAY\[(${ELEMENT}(?:, ${ELEMENT})*)\]\)::([a-z][a-z ]*)\[\]`, 'g')
const ONE = new RegExp(ELEMENT, 'g')

/**
 * The server writes `state IN ('open')` down as a list that is cast, and, given that, as a list of which each is cast:
 * only the second stays as it is. What was dumped and loaded is no difference.
 */
export const settled = (facts: string): string =>
  facts.includes('(ARRAY[')
    ? facts.replaceAll(
        CAST_LIST,
        (_, list: string, type: string) => `ARRAY[${list.replaceAll(ONE, (one) => `(${one})::${type}`)}]`,
      )
    : facts
