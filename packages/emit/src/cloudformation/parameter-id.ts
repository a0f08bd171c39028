/** A placeholder's name as a template's parameter: letters and digits alone. */
export function parameterId(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, '')
}
