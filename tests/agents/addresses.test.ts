import { expect, test } from 'vitest'
import { modelAddress } from '../../src/agents/providers/address.ts'
import { openModel } from '../../src/agents/providers/open-model.ts'

test('a model is named by its vendor, or by its address', () => {
  expect(modelAddress('none')).toEqual({ vendor: 'none' })
  expect(modelAddress('anthropic:small-1')).toEqual({ vendor: 'anthropic', name: 'small-1' })
  expect(modelAddress('http://localhost:11434#qwen3:8b')).toEqual({
    vendor: 'compatible',
    url: 'http://localhost:11434/v1',
    name: 'qwen3:8b',
  })
  expect(modelAddress('https://models.example/openai/v1/#a%2Fb')).toEqual({
    vendor: 'compatible',
    url: 'https://models.example/openai/v1',
    name: 'a/b',
  })
})

test.each([
  ['antropic:small', 'names no model'],
  ['anthropic:', 'names no model'],
  ['http://localhost:11434', 'names no model'],
  ['http://me:secret@localhost#x', 'an address with a password in it'],
])('%s is refused', (text, message) => {
  expect(() => modelAddress(text)).toThrow(message)
})

test('a vendor without a key is not asked', async () => {
  await expect(openModel(modelAddress('openai:small'), {})).rejects.toThrow('needs a key')
})
