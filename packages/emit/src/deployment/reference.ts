/** Things of a stack that texts refer to, by their ids. */
export type ReferenceKind = 'state-machine' | 'machine-name' | 'pipeline' | 'bucket' | 'project' | 'function' | 'function-name' | 'table' | 'table-arn' | 'api' | 'api-url'

/** A reference as it stands in a text: the ARN of a machine or a function, the name of anything else unless the kind says otherwise. The slash keeps it apart from parameters. */
export function reference(kind: ReferenceKind, id: string): string {
  return `\${${kind}/${id}}`
}

/** The kind and the id of a token, if it is a reference. */
export function referenceIn(token: string): { readonly kind: ReferenceKind; readonly id: string } | undefined {
  const [kind, id] = token.split('/')
  const known = kinds.find((one) => one === kind)
  return known === undefined || id === undefined ? undefined : { kind: known, id }
}

const kinds: readonly ReferenceKind[] = ['state-machine', 'machine-name', 'pipeline', 'bucket', 'project', 'function', 'function-name', 'table', 'table-arn', 'api', 'api-url']
