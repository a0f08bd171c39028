/** Whether `pattern` stands for many names rather than for one. */
export function isGlob(pattern: string): boolean {
  return /[*?{]/.test(pattern)
}

/** The folder in which every match of `pattern` lies, with its last slash: of `src/app/*.ts`, `src/app/`. */
export function folderOfGlob(pattern: string): string {
  return pattern.slice(0, pattern.slice(0, pattern.search(/[*?{]/)).lastIndexOf('/') + 1)
}

/**
 * A test of paths with forward slashes: `*` and `?` stay inside a name, `**` stands for any folders, `{a,b}` for one
 * of several texts. Brackets are themselves, since they are in the names of files.
 */
export function globTest(pattern: string): (path: string) => boolean {
  const whole = new RegExp(`^${translate(pattern)}$`)
  return (path) => whole.test(path)
}

function translate(pattern: string): string {
  return pattern.replace(/\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|[\\^$.|+()[\]{}]/g, (piece, members: string | undefined) => {
    if (members !== undefined) return `(?:${members.split(',').map(translate).join('|')})`
    return meanings[piece] ?? `\\${piece}`
  })
}

const meanings: { readonly [piece: string]: string } = { '**/': '(?:[^/]+/)*', '**': '.*', '*': '[^/]*', '?': '[^/]' }
