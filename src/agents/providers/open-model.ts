import { Trouble } from '../../kernel/diagnostic.ts'
import type { Model } from '../port.ts'
import type { ModelAddress } from './address.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The model at an address, ready to be asked; null for none. Keys come from the environment and nowhere else. */
export async function openModel(address: ModelAddress, environment: Environment): Promise<Model | null> {
  if (address.vendor === 'none') return null
  const vendors = await import('./vendors.ts')
  if (address.vendor === 'compatible')
    return vendors.compatible(address.name, { key: environment['ARCHITECT_MODEL_KEY'] ?? null, url: address.url })
  const variable = address.vendor === 'anthropic' ? 'ANTHROPIC' : 'OPENAI'
  const key = environment[`${variable}_API_KEY`]
  if (key === undefined || key === '')
    throw new Trouble('usage', {
      message: `--model ${address.vendor}:${address.name} needs a key`,
      help: `Put it into ${variable}_API_KEY, or answer without a model: --model none`,
    })
  return vendors[address.vendor](address.name, { key, url: environment[`${variable}_BASE_URL`] ?? null })
}
