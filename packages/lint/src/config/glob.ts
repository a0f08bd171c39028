/** Whether `pattern` stands for many names rather than for one. */
export function isGlob(pattern: string): boolean {
  return /[*?{]/.test(pattern)
}

/** A test of paths with forward slashes: `*` and `?` stay inside a name, `**` stands for any folders, `{a,b}` for one of several. */
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
