export { compare } from './compare/index.ts'
export { readContract } from './read.ts'
