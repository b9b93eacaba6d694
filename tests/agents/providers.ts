import { modelAddress } from '../../src/agents/providers/address.ts'
import { openModel } from '../../src/agents/providers/open-model.ts'
import type { Model } from '../../src/agents/port.ts'
import { anthropicStream, openaiStream, type Said } from './wire.ts'

export const KEY = 'sk-test-abcdefghijklmnop0123456789'

export interface Dialect {
  readonly name: string
  readonly stream: (said: Said) => string
  open(url: string): Promise<Model>
}

const opened = async (text: string, environment: Record<string, string>): Promise<Model> => {
  const model = await openModel(modelAddress(text), environment)
  if (model === null) throw new Error(`${text} is no model`)
  return model
}

/** Everybody we speak to, at an address of ours. */
export const dialects: readonly Dialect[] = [
  {
    name: 'anthropic',
    stream: anthropicStream,
    open: (url) => opened('anthropic:small', { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: `${url}/v1` }),
  },
  {
    name: 'openai',
    stream: openaiStream,
    open: (url) => opened('openai:small', { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${url}/v1` }),
  },
  { name: 'compatible', stream: openaiStream, open: (url) => opened(`${url}/v1#small`, { ARCHITECT_MODEL_KEY: KEY }) },
]
