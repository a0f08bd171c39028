import { readFileSync } from 'node:fs'

/** Reads the text of a file once; what cannot be read has none. */
export function readTexts(): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>()
  return (file) => {
    if (!texts.has(file)) texts.set(file, read(file))
    return texts.get(file)
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
