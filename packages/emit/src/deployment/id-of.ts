/** A name as CloudFormation takes it for a resource, letters and digits alone: `build-one` becomes `BuildOne`. */
export function idOf(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}
