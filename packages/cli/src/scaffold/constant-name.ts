/** The constant for a workflow: `order-review` is `orderReview`. A word of the language, or one that a file imports, gets another ending. */
export function constantName(name: string): string {
  const joined = name.replaceAll(/[^A-Za-z0-9]+([A-Za-z0-9])/g, (_all, letter: string) => letter.toUpperCase()).replaceAll(/[^A-Za-z0-9]/g, '')
  const lower = `${joined.slice(0, 1).toLowerCase()}${joined.slice(1)}`
  return taken.has(lower) || !/^[a-z]/.test(lower) ? `workflow${joined.slice(0, 1).toUpperCase()}${joined.slice(1)}` : lower
}

const taken: ReadonlySet<string> = new Set(
  [
    'workflow foreignWorkflow definition new class default delete import export return switch case try catch for while do if in void with const let',
    'var function this null true false throw typeof else enum extends super finally break continue debugger instanceof yield await static public',
    'private protected package interface implements arguments eval',
  ].flatMap((line) => line.split(' ')),
)
