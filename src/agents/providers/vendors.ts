import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { Model } from '../port.ts'
import { sdkModel } from './sdk-model.ts'

/** Where a vendor is reached: its usual address where there is none. */
interface Reached {
  readonly key: string | null
  readonly url: string | null
}

/** A key goes to the host it is meant for, and to no other one that sends there. */
const fetchThere: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'error' })

export function anthropic(name: string, { key, url }: Reached): Model {
  const vendor = createAnthropic({
    apiKey: key ?? '',
    baseURL: url ?? 'https://api.anthropic.com/v1',
    fetch: fetchThere,
  })
  return sdkModel(`anthropic:${name}`, vendor.languageModel(name), key)
}

export function openai(name: string, { key, url }: Reached): Model {
  const vendor = createOpenAI({ apiKey: key ?? '', baseURL: url ?? 'https://api.openai.com/v1', fetch: fetchThere })
  // The face without memory on the other side: nothing is kept there for a next call.
  return sdkModel(`openai:${name}`, vendor.chat(name), key)
}

/** Ollama, vLLM, llama.cpp and whoever else speaks as OpenAI does. */
export function compatible(name: string, { key, url }: Reached): Model {
  const vendor = createOpenAICompatible({
    name: 'compatible',
    baseURL: url ?? '',
    includeUsage: true,
    fetch: fetchThere,
    ...(key === null ? {} : { apiKey: key }),
  })
  return sdkModel(`${url}#${name}`, vendor.chatModel(name), key)
}
