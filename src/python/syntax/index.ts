export { FlatTree } from './flat-tree.ts'
export { lower } from './lowering/index.ts'
export { loadParser, type Parser } from './parser.ts'
export { ParserPool, type PoolOptions } from './pool.ts'
