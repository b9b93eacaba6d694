/** A name with a number in it: nothing is counted by it, and all of it has to be as it was told. */
export interface NumberedName {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `0007`: what begins with a nought. */
const ordinal = /(?<![\w.,/#@:-])0\d{1,11}(?![\w.,:/-]*\w)/g
/** `/api/v1/items`, `http://localhost:5173`. */
const address = /(?<![\w.:/])(?:[a-z][a-z+]{1,20}:\/)?\/[\w.:/{}@%+-]{0,200}\d[\w.:/{}@%+-]{0,200}/gi
/** `API_V1_STR`. */
const identifier = /(?<![\w./-])(?=[A-Za-z]\w{0,100}\d)[A-Za-z][A-Za-z\d]{0,60}_\w{1,100}(?![\w/]|\.\w)/g
/** A revision, a digest. */
const digest = /\b(?=[a-f]{0,64}\d)(?=\d{0,64}[a-f])[\da-f]{12,64}(?:-\w{1,20})?\b/gi
/** `"HS256"`, `"0.0.0.0"`: a text in quotation marks that is more than a number. */
const quoted = /(?<=")(?!\d{1,20}")[^"\s]{0,100}\d[^"\s]{0,100}(?=")/g
const date = /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}Z?)?/g

export function numberedNamesIn(text: string): readonly NumberedName[] {
  return [ordinal, address, identifier, quoted, digest, date]
    .flatMap((one) => [...text.matchAll(one)])
    .map((match) => {
      const name = match[0].replace(/[.:,-]+$/, '')
      return { text: name, start: match.index, end: match.index + name.length }
    })
    .filter((one, _, all) => !all.some((other) => other !== one && holds(other, one)))
}

const holds = (outer: NumberedName, inner: NumberedName): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && outer.text.length > inner.text.length
