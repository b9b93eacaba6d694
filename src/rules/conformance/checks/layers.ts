import type { Operation, Statement } from '../../../model/index.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { isAsked, ownStep } from '../../structure/layers.ts'
import type { Break, Check, Part } from '../check.ts'
import type { Sentence } from '../sentence.ts'

const HANDLERS = /\b(handlers?|routers?|routes?|endpoints?|controllers?|views?|api layer|http layer)\b/
const DATABASE = /\b(database|db|orm|sqlalchemy|session|sql|queries|query)\b/

/** Handlers do not query the database themselves. */
export const handlersAskOthers: Check = {
  name: 'handlers leave the database to others',
  severity: 'low',
  understand({ text, forbids, exception }) {
    const first = new RegExp(
      `${HANDLERS.source}[^.]{0,20}\\b(must|should|shall|do|may|can|never|hold|contain|have|run|issue)\\b[^.]{0,10}\\b(not|never|no|n't)?\\b`,
    )
    const speaks =
      first.test(text) &&
      DATABASE.test(text) &&
      /\b(access|touch|query|call|use|execute|talk to|contain|issue|run|write|hold|have|do)\b/.test(text) &&
      !/\b(dependenc|inject)/.test(text)
    if (!speaks || !forbids || exception !== '') return null
    return {
      means: 'no statement is run in the body of a handler',
      test: (part) =>
        statementsWhere(part, (statement, operation) => ownStep(operation, statement, part.code) !== null),
    }
  },
}

const LAYERS: readonly { readonly named: RegExp; readonly folder: RegExp; readonly what: string }[] = [
  { named: /\brepositor(y|ies)\b/, folder: /repositor|(^|\/)repos?(\/|\.py)|_repo\.py$/i, what: 'repositories' },
  { named: /\bcrud\b/, folder: /crud/i, what: 'the crud modules' },
  {
    named: /\bdata access\b|\bdaos?\b/,
    folder: /(^|\/|_)(dao|data_?access|repositor)/i,
    what: 'the data access layer',
  },
  { named: /\bservices?\b/, folder: /service/i, what: 'services' },
]

/** All queries are in repository files. */
export const queriesInLayer: Check = {
  name: 'queries stand in their layer',
  severity: 'low',
  understand({ text, exception }) {
    const layer = LAYERS.find(({ named }) => named.test(text))
    const speaks =
      /\b(all|every|any|only)\b[^.]{0,20}\b(database|db|sql|orm|data)?\s?(queries|query|access|statements)\b[^.]{0,30}\b(in|through|via|inside|within|live|belong|by|go|goes)\b/.test(
        text,
      ) && /\b(database|db|sql|orm|queries|query)\b/.test(text)
    if (!layer || !speaks || exception !== '' || /\b(list|search|paginated|new)\b/.test(text)) return null
    return {
      means: `every statement of an operation is run in ${layer.what}`,
      test: (part) =>
        statementsWhere(
          part,
          ({ chain }) => !chain.some(({ at }) => layer.folder.test(at.file)) && isAsked(chain.at(-1)!, part.code),
        ),
    }
  },
}

function statementsWhere(
  { operations }: Part,
  breaks: (statement: Statement, operation: Operation) => boolean,
): { readonly looked: number; readonly breaks: readonly Break[] } {
  let looked = 0
  const found = operations.flatMap((operation) =>
    operation.statements.flatMap((statement) => {
      const last = statement.chain.at(-1)
      if (!last) return []
      looked += 1
      return breaks(statement, operation) ? [{ at: last.at, subject: operation.id }] : []
    }),
  )
  return { looked, breaks: found }
}

/** Routers do not import models. */
export const routersWithoutModels: Check = {
  name: 'routers import no tables',
  severity: 'low',
  understand({ text, forbids, exception }) {
    const speaks = HANDLERS.test(text) && /\bimport\w*\b/.test(text) && /\b(models?|orm|tables?|entities)\b/.test(text)
    if (!speaks || !forbids || exception !== '' || /\b(pydantic|schemas?) models?\b/.test(text)) return null
    if (text.search(HANDLERS) > text.search(/\bimport/)) return null
    return {
      means: 'no module with handlers imports a mapped class',
      test(part) {
        const tables = new Set(part.tables.map(({ at, model }) => `${at.file} ${model?.split('.').at(-1)}`))
        const routers = filesOfHandlers(part)
        return {
          looked: tables.size === 0 ? 0 : routers.length,
          breaks: routers.flatMap((file) =>
            file.imports
              .filter((one) => one.onLoad && tables.has(`${one.file} ${one.member}`))
              .map((one) => ({ at: file.place(one.node), subject: `${file.path} imports ${one.member}` })),
          ),
        }
      },
    }
  },
}

const filesOfHandlers = ({ operations, files }: Part): readonly CodeFile[] => {
  const paths = new Set(operations.map(({ handler }) => handler.file))
  return files.filter(({ path }) => paths.has(path))
}

/** Services know nothing of HTTP. */
export const servicesWithoutHttp: Check = {
  name: 'services raise no HTTP errors',
  severity: 'low',
  understand({ text, forbids, exception }: Sentence) {
    const layers = /\b(services?|repositor(y|ies)|domain|business logic|use cases?)\b/
    const http = /\b(httpexception|http (errors?|exceptions?|status))\b/
    // Not the repository one commits to.
    if (
      /\b(the|this) repository\b/.test(text) ||
      !layers.test(text) ||
      !http.test(text) ||
      !forbids ||
      exception !== ''
    )
      return null
    if (text.search(layers) > text.search(http) && !/\b(never|not|no)\b[^.]*httpexception[^.]*\b(in|from)\b/.test(text))
      return null
    return {
      means: 'no service, repository or domain module raises `HTTPException`',
      test(part) {
        const files = part.files.filter(({ path }) =>
          /(^|\/|_)(services?|repositor(y|ies)|domain|use_cases?)(\/|_|\.py)/i.test(path),
        )
        const handlers = new Set(part.operations.map(({ handler }) => handler.file))
        const looked = files.filter(({ path }) => !handlers.has(path))
        return {
          looked: looked.length,
          breaks: looked.flatMap((file) =>
            file.mentions(/HTTPException/)
              ? file.calls
                  .filter(({ path }) => /^(fastapi|starlette)\.(\w+\.)?HTTPException$/.test(path ?? ''))
                  .map(({ node, within }) => ({ at: file.place(node), subject: within?.qualname ?? file.path }))
              : [],
          ),
        }
      },
    }
  },
}
