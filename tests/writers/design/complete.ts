import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Backend, DesignDocument, Diagram } from '../../../src/model/index.ts'
import type { DesignParts } from '../../../src/writers/design/designed.ts'

/** Parts of a new backend's document in which nothing stands; today and unknown may be empty. */
export const emptyParts = (parts: DesignParts): readonly string[] =>
  Object.entries(parts)
    .filter(([name, value]) => value.length === 0 && name !== 'today' && name !== 'unknown')
    .map(([name]) => name)

const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  email: /^[^@\s]+@[^@\s]+\.[a-z]+$/,
  uri: /^https:\/\/\S+$/,
  duration: /^P\w+$/,
}

/** Examples that their schema refuses, and contents that have none though their schema says something. */
export function wrongExamples(backend: Backend, contracts: DesignDocument['contracts']): readonly string[] {
  const schemas = backend.api.applications[0]!.schemas
  const ajv = new Ajv2020({ strict: false, formats: FORMATS })
  ajv.addSchema({ $id: 'document', components: { schemas } })
  const wrong: string[] = []
  for (const { operation: id, request, response, status } of contracts) {
    const operation = backend.api.operations.find((one) => one.id === id)!
    const answers = operation.responses.find((one) => one.status === status)
    for (const [part, content] of [
      [request, operation.body?.content],
      [response, answers?.content],
    ] as const) {
      const schema = content?.[part?.content ?? '']
      if (!part || !schema || !/json|form/.test(part.content!) || Object.keys(schema).length === 0) continue
      const valid = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object)
      if (!valid(part.example)) wrong.push(`${id} ${part.content}: ${ajv.errorsText(valid.errors)}`)
    }
  }
  return wrong
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Boxes of a drawing that stand over one another, and words that leave it. */
export function untidy({ kind, title, svg }: Diagram): readonly string[] {
  const boxes = [
    ...svg.matchAll(
      /<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="\d+" class="(?:card|head)[^"]*"/g,
    ),
  ].map(([, x, y, width, height]): Box => ({
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
  }))
  const [, left, top, wide, high] = /viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"/.exec(svg)!.map(Number)
  const over = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map(() => `${kind} ${title}: two boxes stand over each other`),
  )
  const outside = [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"[^>]*>([^<]*)</g)].filter(([all, x, y, words]) => {
    const width = all.includes('text-anchor') ? 0 : words!.replace(/&\w+;/g, '.').length * 7.2
    return Number(x) < left! || Number(x) + width > left! + wide! || Number(y) < top! || Number(y) > top! + high!
  })
  return [
    ...(boxes.length === 0 ? [`${kind} ${title}: there is no box`] : []),
    ...over,
    ...outside.map(([, , , words]) => `${kind} ${title}: “${words}” leaves the drawing`),
  ]
}

const LINES: Readonly<Record<Diagram['kind'], readonly RegExp[]>> = {
  entities: [
    /^erDiagram$/,
    /^ {4}[\p{L}][\p{L}\p{N}_]*(\["[^"]*"\])?( \{)?$/u,
    /^ {8}[A-Za-z][\w()[\]-]* [\p{L}][\p{L}\p{N}_]*( (PK|FK|UK)(, (PK|FK|UK))*)?$/u,
    /^ {4}\}$/,
    /^ {4}[\p{L}][\p{L}\p{N}_]* (\|\||\|o)--o[|{] [\p{L}][\p{L}\p{N}_]* : "[^"]*"$/u,
  ],
  sequence: [
    /^sequenceDiagram$/,
    /^ {4}(actor|participant) p\d+ as [^;%:<>"`]*(#\d+;[^;%:<>"`]*)*$/,
    /^ {4}p\d+(->>|-->>|--x)p\d+: [^;%:<>"`]*(#\d+;[^;%:<>"`]*)*$/,
  ],
  services: [/^flowchart LR$/, /^ {4}s\d+(\(\[|\[\(|\[|>)"[^"]*"(\]\)|\)\]|\])$/, /^ {4}s\d+ -->(\|"[^"]*"\|)? s\d+$/],
}

/** Lines of Mermaid that its grammar, as far as it is used here, does not know. */
export const unknownLines = ({ kind, mermaid }: Diagram): readonly string[] =>
  mermaid
    .trimEnd()
    .split('\n')
    .filter((line) => !LINES[kind].some((form) => form.test(line)))
