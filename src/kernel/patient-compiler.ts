import { setFlagsFromString } from 'node:v8'

/**
 * Functions of WebAssembly are optimized once they have run long enough to be worth it. By default that is so soon that
 * seconds of a processor go into the largest ones of Ruff and of Postgres, and whoever reads ten files waits
 * several seconds at the end for compilers that nobody needs any longer.
 */
export function compilePatiently(): void {
  setFlagsFromString('--wasm-tiering-budget=20000000')
}
