/** Numbers in [0, 1), the same for the same seed. */
export function randomNumbers(seed: number): () => number
/** A text with one to eight random changes; `other` gives foreign stretches. */
export function mutated(text: string, other: string, random: () => number): string
