/** Emphasis and code marks are no part of what is said. Nothing moves. */
export const unmarked = (text: string): string => text.replaceAll(/[`*]/g, ' ')

export const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase()
