/** What the author's modules print goes to stderr: stdout is for what the build says. */
export async function withQuietOutput<T>(act: () => Promise<T>): Promise<T> {
  const { log, info } = console
  console.log = console.info = console.error
  try {
    return await act()
  } finally {
    Object.assign(console, { log, info })
  }
}
