/** A placeholder's name as a variable's. */
export function variableName(name: string): string {
  const plain = name.replaceAll(/\W/g, '_')
  return /^\d/.test(plain) ? `_${plain}` : plain
}
