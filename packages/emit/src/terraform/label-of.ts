/** An id as Terraform's configurations spell labels: `BuildOne` becomes `build_one`. */
export function labelOf(id: string): string {
  const words = id.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toLowerCase()
  return /^[a-z]/.test(words) ? words : `_${words}`
}
