/** `organisation`, of `Organization`. */
export const isSamePlace = (word: string, name: string): boolean => spelled(word) === spelled(name.toLowerCase())
const spelled = (word: string): string => word.replace('isation', 'ization')
