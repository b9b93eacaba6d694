export { lower } from './lowering/index.ts'
export { loadParser } from './parser.ts'
export { ParserPool } from './pool.ts'
