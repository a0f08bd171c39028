/** Whether the deployment puts something into `value`, so that nothing can be said about it: `${Timeout}`, `arn:${AWS::Partition}:…`. */
export function isPlaceholder(value: unknown): value is `${string}\${${string}}${string}` {
  return typeof value === 'string' && value.includes('${') && /\$\{[^{}]+\}/.test(value)
}
