import { Trouble } from '../../kernel/diagnostic.ts'
import { nearest } from '../../kernel/nearest.ts'

/** Which model is asked, and where. */
export type ModelAddress =
  | { readonly vendor: 'none' }
  | { readonly vendor: 'anthropic' | 'openai'; readonly name: string }
  | { readonly vendor: 'compatible'; readonly url: string; readonly name: string }

/** `none`, `anthropic:NAME`, `openai:NAME`, `http://localhost:11434/v1#NAME`. */
export function modelAddress(text: string): ModelAddress {
  if (text === 'none') return { vendor: 'none' }
  if (/^https?:\/\//i.test(text)) return compatible(text)
  const [vendor = '', ...rest] = text.split(':')
  const name = rest.join(':')
  if (vendor !== 'anthropic' && vendor !== 'openai') throw unknownVendor(text, vendor)
  if (!/^[\w./:@-]{1,200}$/.test(name)) throw wrong(text, `Name the model: ${vendor}:NAME`)
  return { vendor, name }
}

function compatible(text: string): ModelAddress {
  const url = URL.canParse(text) ? new URL(text) : null
  const name = decodeURIComponent(url?.hash.slice(1) ?? '')
  if (url === null || name === '') throw wrong(text, 'Name the model behind #: http://localhost:11434/v1#NAME')
  if (url.username !== '' || url.password !== '')
    throw wrong(
      'an address with a password in it',
      'Put the key into ARCHITECT_MODEL_KEY: it does not belong on a command line.',
    )
  const path = url.pathname.replace(/\/+$/, '')
  return { vendor: 'compatible', url: `${url.origin}${path === '' ? '/v1' : path}`, name }
}

function unknownVendor(text: string, vendor: string): Trouble {
  const near = nearest(vendor, ['anthropic', 'openai', 'none'])
  return wrong(
    text,
    near === null
      ? 'It is none, anthropic:NAME, openai:NAME or http://ADDRESS#NAME.'
      : `Did you mean ${near}${near === 'none' ? '' : ':NAME'}?`,
  )
}

const wrong = (text: string, help: string): Trouble =>
  new Trouble('usage', { message: `--model ${text} names no model`, help })
