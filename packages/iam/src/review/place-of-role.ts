import type { AwsPlace } from '../policy/aws-place.js'
import { policiesIn } from './policies-in.js'

/** The account, Region and partition that most ARNs of a role name, so that what a machine needs is compared in the same words. */
export function placeOfRole(role: unknown, otherwise: AwsPlace): AwsPlace {
  const arns = policiesIn(role).flatMap(({ statements }) => statements.flatMap(({ resources }) => resources.flatMap(({ text }) => (text?.startsWith('arn:') ? [text] : []))))
  const pieces = arns.map((arn) => arn.replace(/\$\{[^}]*\}/g, (placeholder) => placeholder.replaceAll(':', '\u0000')).split(':').map((piece) => piece.replaceAll('\u0000', ':')))
  const most = (index: number): string | undefined => mostFrequent(pieces.flatMap((each) => (each[index] === undefined || each[index] === '' || each[index].includes('*') ? [] : [each[index]])))
  return { partition: most(1) ?? otherwise.partition, region: most(3) ?? otherwise.region, account: most(4) ?? otherwise.account }
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
