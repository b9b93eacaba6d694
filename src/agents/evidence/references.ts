/** A file somebody points at, and where in it. */
export interface Reference {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly file: string
  readonly line: number | null
  readonly endLine: number | null
}

const EXTENSIONS =
  'py|pyi|sql|toml|yaml|yml|json|jsonl|md|txt|cfg|ini|env|ts|tsx|js|mjs|html|css|csv|lock|sh|mako|ipynb|xml|rst|proto|graphql|lua|conf|pem|key|log|po|rb|go|rs|java|tf'
const written = new RegExp(
  String.raw`(?<![\w./@-])((?:\.{0,2}/)?(?:[\w.@{}-]{1,100}/){0,20}[\w@{}-][\w.@{}-]{0,100}\.(?:${EXTENSIONS})|(?:[\w.@-]{1,100}/){0,20}(?:Dockerfile|Makefile|\.env(?:\.\w{1,20})?))(?![\w/])(?:(?::|,? lines? |#L)(\d{1,7})(?:(?:-|–|-L|:\d{1,4}(?=\D|$)| to )(\d{1,7})?)?)?`,
  'g',
)
const lineFirst = /\blines? (\d{1,7})(?:\s?[-–]\s?(\d{1,7}))? (?:of|in) `?$/i

export function referencesIn(text: string): readonly Reference[] {
  return [...text.matchAll(written)].map((match) => {
    const [whole, file = '', line, endLine] = match
    const before = lineFirst.exec(text.slice(Math.max(0, match.index - 40), match.index))
    const first = line ?? before?.[1]
    const last = endLine ?? before?.[2]
    const start = line === undefined && before ? match.index - before[0].length : match.index
    return {
      text: text.slice(start, match.index + whole.length),
      start,
      end: match.index + whole.length,
      file: file.replace(/^\.\//, ''),
      line: first === undefined ? null : Number(first),
      endLine: last === undefined ? null : Number(last),
    }
  })
}
