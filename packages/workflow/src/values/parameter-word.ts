/** A name as a placeholder spells it, in letters and digits: `deploy-stack` is `DeployStack`. */
export function parameterWord(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
