// A published contract in the forms repositories keep it: JSON, YAML, JSON inside a page, or a generated client.
import { parse } from 'yaml'

export function contractIn(text, name) {
  if (name.endsWith('.json')) return JSON.parse(text)
  if (/\.ya?ml$/.test(name)) return parse(text)
  if (name.endsWith('.html')) return JSON.parse(objectAt(text, text.indexOf('{"openapi"')))
  return { partial: true, paths: pathsOfClient(text) }
}

/** The JSON object that begins at an offset, to its closing brace. */
function objectAt(text, start) {
  let depth = 0
  for (const { 0: token, index } of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth += 1
    if (token === '}' && --depth === 0) return text.slice(start, start + index + 1)
  }
  throw new Error('no whole JSON object in the page')
}

/** `method: 'GET', url: '/items/{id}'` of a generated TypeScript client. */
function pathsOfClient(text) {
  const paths = {}
  for (const [, method, path] of text.matchAll(/method:\s*['"]([A-Z]+)['"],\s*url:\s*['"]([^'"]+)['"]/g))
    (paths[path] ??= {})[method.toLowerCase()] = {}
  return paths
}
