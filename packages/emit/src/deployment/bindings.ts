import type { Resource } from '@stepwright/workflow'
import { parameterWord } from '@stepwright/workflow'
import { idOf } from './id-of.js'
import { reference } from './reference.js'

/** The id of a resource: `Notifier` for a function that is called `NotifierFunction`, since templates add the kind. */
export function resourceId({ kind, name }: Resource): string {
  const id = idOf(name)
  return kind === 'function' && id.length > 8 ? id.replace(/Function$/, '') : id
}

/** The parameters that resources of a stack give, as texts that refer to them. */
export function resourceBindings(resources: readonly Resource[]): { readonly [parameter: string]: string } {
  return Object.fromEntries(
    resources.flatMap((resource): [string, string][] => {
      const id = resourceId(resource)
      const word = parameterWord(resource.name)
      switch (resource.kind) {
        case 'function':
          return [[`${word}${word.endsWith('Function') ? '' : 'Function'}Arn`, reference('function', id)]]
        case 'table':
          return [[`${word}TableName`, reference('table', id)], [`${word}TableArn`, reference('table-arn', id)]]
        case 'api':
          return [[`${word}ApiUrl`, reference('api-url', id)]]
      }
    }),
  )
}

/** Puts in what is bound; other placeholders stay. */
export function boundText(text: string, bindings: { readonly [parameter: string]: string }): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (written, parameter: string) => bindings[parameter] ?? written)
}
