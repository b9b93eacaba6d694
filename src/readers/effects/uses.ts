import type { Effect, Runtime, Use } from '../../model/runtime.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import type { Call } from '../../python/ast.ts'
import { callsIn, importedNames, pathOf } from '../../python/code/names.ts'
import { placeOf } from '../place.ts'
import { CLIENTS } from './libraries.ts'

type Uses = Pick<Runtime, 'caches' | 'outbound' | 'models' | 'vectorStores'>
type Kind = Effect['kind']

/** Where the program talks to something outside: clients made while it loads, and what its operations do. */
export function readUses(program: SourceProgram, effects: Iterable<Effect>): Uses {
  const found = [...clients(program), ...[...effects].flatMap((effect) => useOf(effect))]
  const of = (kind: Kind): readonly Use[] => distinct(found.filter((one) => one.kind === kind).map((one) => one.use))
  return { caches: of('cache'), outbound: of('outbound'), models: of('model'), vectorStores: of('vector-store') }
}

function useOf(effect: Effect): readonly { readonly kind: Kind; readonly use: Use }[] {
  const last = effect.chain[effect.chain.length - 1]
  return last ? [{ kind: effect.kind, use: { library: effect.library, what: effect.what, at: last.at } }] : []
}

/** Clients made by the statements of a module or class, which run once. */
function clients(program: SourceProgram): readonly { readonly kind: Kind; readonly use: Use }[] {
  return program.used.flatMap((module) => {
    const { tree } = module
    if (!tree || !program.mentions(module.file, HINT)) return []
    const names = importedNames(tree, module.name, module.isPackage, false)
    return tree.body
      .flatMap((statement) => callsOutsideFunctions(statement))
      .flatMap((call) => {
        const path = pathOf(call.callee, names)
        const client = path === null ? undefined : CLIENTS.find(([pattern]) => pattern.test(path))
        return client && path
          ? [
              {
                kind: client[1],
                use: {
                  library: client[2],
                  what: path.slice(path.lastIndexOf('.') + 1),
                  at: placeOf({ module, node: call }),
                },
              },
            ]
          : []
      })
  })
}

const HINT =
  /redis|valkey|cache|httpx|requests|aiohttp|openai|anthropic|genai|generativeai|vertexai|mistral|cohere|groq|ollama|langchain|llama_index|pydantic_ai|sentence_transformers|qdrant|pinecone|chroma|weaviate|milvus|faiss|stripe/

function callsOutsideFunctions(statement: unknown): readonly Call[] {
  return callsIn(statement, false)
}

function distinct(uses: readonly Use[]): readonly Use[] {
  return [
    ...new Map(
      uses.map((one) => [`${one.library} ${one.what} ${one.at.file}:${one.at.line}:${one.at.column}`, one]),
    ).values(),
  ]
}
