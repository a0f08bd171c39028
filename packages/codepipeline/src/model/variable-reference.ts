/** A `#{Namespace.Key}` in a configuration value. */
export interface VariableReference {
  readonly namespace: string
  readonly key: string
}

/**
 * The variables that a configuration value reads, in order.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export function variableReferences(value: string): VariableReference[] {
  return [...value.matchAll(/#\{([^{}.]*)\.([^{}]*)\}/g)].map(([, namespace = '', key = '']) => ({ namespace, key }))
}

/** Namespaces that every pipeline has. */
export const reservedNamespaces: readonly string[] = ['codepipeline', 'variables']
