import type { Random } from '../lab/random-catalog.ts'
import { ruleFor } from './random-rules.ts'
import type { Around, RandomResource } from './random.ts'

/** Operations beyond the usual ones, of each method, about a row or about all of them. */
export function operationLines(resource: RandomResource, around: Around): readonly string[] {
  const { random, ground } = around
  if (resource.isExternal) return []
  const { name } = resource
  const [most = 'anyone', least = 'anyone'] = [ground.roles[0], ground.roles.at(-1)]
  const rate = (): string => (random.chance(0.4) ? `, rate: ${random.one(['5/hour', '20/min', '3/s', '100/day'])}` : '')
  const again = (): string => (random.chance(0.3) ? ', idempotent: true' : '')
  const own = (): string => ruleFor(resource, around)
  const operations = [
    () =>
      `approve: { route: POST /:id/approve, access: ${own()}, returns: ${random.one(['202', 'nothing'])}, starts: work${again()}${rate()} }`,
    () =>
      `export: { route: GET /export, access: ${random.one([least, own()])}, takes: { since: date? }, returns: file(csv)${rate()} }`,
    () => `numbers: { route: GET /numbers, access: ${most}, custom: true, deprecated: true, budget: 400ms }`,
    () =>
      `again: { route: POST /:id/again, access: ${least}${again()}, takes: { ${takesParts(random).join(', ')} }${rate()} }`,
    () =>
      `terms: { route: PUT /:id/terms, access: ${own()}, returns: ${name}, takes: { ${takesParts(random).join(', ')} } }`,
    () => `seen: { route: PATCH /:id/seen, access: ${own()}, returns: nothing }`,
    () => `marks: { route: DELETE /:id/marks, access: ${own()}, returns: ${random.one(['nothing', '204', '200'])} }`,
    () =>
      `largest: { route: GET /largest, access: ${own()}, returns: list ${name}, takes: { most: int(1..50) = 10 }${rate()} }`,
    () => `print: { route: GET /:id/print, access: ${own()}, returns: file(${random.one(['pdf', 'png', 'parquet'])}) }`,
    () => `recount: { route: POST /recount, access: ${most}, returns: 202, starts: recount }`,
    () =>
      `speak: { route: POST /speak, access: ${least}, returns: 201, faces: [${random.one(['rest', 'graphql', 'websocket', 'sse', 'mcp'])}] }`,
  ]
  const lines = random.some(operations, 0, 3).map((one) => `      ${one()}`)
  return lines.length > 0 ? ['    operations:', ...lines] : []
}

/** Values an operation is told, of each type that can be sent. */
function takesParts(random: Random): readonly string[] {
  const parts = [
    'reason: str(1..80)',
    'words: text(1..500)?',
    'count: int(1..9)',
    'share: float(0..1)?',
    'price: decimal(8 2)',
    'force: bool = false',
    'day: date',
    'at: datetime?',
    'hour: time',
    'lasts: duration?',
    'key: uuid',
    'mail: email',
    'link: url?',
    'more: json?',
    'picture: bytes',
    'kind: soft|hard = soft',
    'tags: list str',
    'days: list date',
    'vector: vector(3)',
  ]
  return random.some(parts, 1, 4)
}
