/** `str.title()`: a capital after everything that is no letter. */
export function pythonTitle(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const [first = '', ...rest] = word
    return first.toUpperCase() + rest.join('').toLowerCase()
  })
}

export const titleFromName = (name: string): string => pythonTitle(name).replaceAll('_', ' ').trim()
