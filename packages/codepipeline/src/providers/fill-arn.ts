import { arnAt, type AwsPlace } from '@stepwright/iam'
import type { Configuration } from '../model/declaration.js'
import type { Provider } from './provider.js'

/** Puts an action's settings and the place into an ARN of its provider's row. */
export function fillArn(template: string, provider: Pick<Provider, 'pieces'>, configuration: Configuration, place: AwsPlace): string {
  const pieces: { readonly [piece: string]: string } = { ...configuration, ...provider.pieces?.(configuration) }
  return arnAt(template, place).replace(/\$\{(\w+)\}/g, (whole, piece: string) => pieces[piece] ?? whole)
}
