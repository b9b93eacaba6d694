import type { Call, Operation } from '../../model/index.ts'

/** Calls that ask a language model for an answer, and are paid by what goes in and comes out. */
const OPENAI =
  '(openai|groq|together|xai_sdk|langfuse\\.openai|llama_stack_client|cerebras\\.cloud\\.sdk)(\\.\\w+)*\\.(Async)?(Azure)?(OpenAI|AzureOpenAI|Groq|Together|LlamaStackClient|Cerebras)(\\.with_options|\\.beta)*\\.(chat\\.completions|responses|completions)\\.(create|parse|stream)'
const ANSWERS = new RegExp(
  `^(${[
    OPENAI,
    '(openai|openai\\.api_resources)\\.(ChatCompletion|Completion)\\.a?create',
    'openai\\.(chat\\.completions|responses)\\.(create|parse)',
    'anthropic(\\.\\w+)*\\.(Async)?Anthropic(Bedrock|Vertex)?(\\.beta)?\\.(messages|completions)\\.(create|stream)',
    'litellm(\\.\\w+)*\\.a?(completion|responses|text_completion)',
    '(google\\.generativeai|vertexai\\.generative_models)(\\.\\w+)*\\.GenerativeModel\\.generate_content(_async)?',
    'google\\.genai(\\.\\w+)*\\.Client(\\.aio)?\\.models\\.generate_content(_stream)?',
    'mistralai(\\.\\w+)*\\.Mistral\\.chat\\.(complete|stream)(_async)?',
    'cohere(\\.\\w+)*\\.(Async)?Client(V2)?\\.(chat|chat_stream|generate)',
    'ollama(\\.\\w+)*\\.((Async)?Client\\.)?(chat|generate)',
    'langchain_\\w+(\\.\\w+)*\\.(Chat\\w+|OpenAI)\\.(a?invoke|a?stream|a?predict|agenerate|generate)',
  ].join('|')})$`,
)

export const isAnswer = (path: string): boolean => ANSWERS.test(path)

/** What a value was made by is an answer of a model, or a part of one. */
export function isOfAnswer(made: string): boolean {
  if (
    !/\.(create|parse|chat|complete|completion|acompletion|generate_content|generate_content_async|invoke|ainvoke|generate)\b/.test(
      made,
    )
  )
    return false
  const parts = made.split('.')
  return parts.some(
    (_, i) =>
      i > 0 &&
      isAnswer(
        parts
          .slice(0, i + 1)
          .join('.')
          .replace(/\(\)$/, ''),
      ),
  )
}

/** The calls of an operation that ask a model. */
export const answersOf = (operation: Operation): readonly Call[] =>
  (operation.trace?.calls ?? []).filter((one) => isAnswer(one.path))
