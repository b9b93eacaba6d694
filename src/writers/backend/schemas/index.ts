import type { WrittenFile } from '../feature.ts'
export const schemas = (): readonly WrittenFile[] => []
