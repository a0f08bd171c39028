import { child, isObject, isPlaceholder, type Json, type MapState, type Pointer, type QueryLanguage } from '@stepwright/asl'

/** A call of S3 by which a distributed Map reads its items or writes its results. */
export interface ItemCall {
  /** `s3:getObject` */
  readonly id: string
  /** Where the arguments stand, or would. */
  readonly at: Pointer
  /** `ItemReader` or `ResultWriter`. */
  readonly owner: Pointer
  readonly field: 'Arguments' | 'Parameters'
  /** The object written out; `undefined` where there is none, or an expression or a placeholder makes it. */
  readonly given: { readonly [name: string]: Json } | undefined
  readonly isMissing: boolean
  readonly required: readonly string[]
  /** Everything that it takes. */
  readonly names: readonly string[]
}

/** The calls of S3 in a Map whose arguments are known. */
export function itemCallsOf({ itemReader, resultWriter }: MapState, language: QueryLanguage | undefined): readonly ItemCall[] {
  if (itemReader === undefined && resultWriter === undefined) return none
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
  return [itemReader, resultWriter].flatMap((owner) => {
    if (owner?.resource === undefined) return []
    const [, id = ''] = /:states:::(s3:[A-Za-z0-9]+)$/.exec(owner.resource) ?? []
    if (!Object.hasOwn(calls, id)) return []
    const { required, optional } = calls[id] ?? { required: [], optional: [] }
    const value = field === 'Arguments' ? owner.arguments : owner.parameters
    const given = isObject(value) && !Object.keys(value).some(isPlaceholder) ? value : undefined
    const isMissing = owner.arguments === undefined && owner.parameters === undefined
    return [{ id, at: child(owner.pointer, field), owner: owner.pointer, field, given, isMissing, required, names: [...required, ...optional, ...ofAll] }]
  })
}

const none: readonly ItemCall[] = []

/**
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
const calls: { readonly [id: string]: { readonly required: readonly string[]; readonly optional: readonly string[] } } = {
  's3:getObject': { required: ['Bucket', 'Key'], optional: ['VersionId'] },
  's3:listObjectsV2': { required: ['Bucket'], optional: ['Prefix', 'Delimiter', 'StartAfter'] },
  's3:putObject': { required: ['Bucket'], optional: ['Prefix'] },
}

/** What all calls of S3 take; the pages do not name them, and nothing says that they are refused. */
const ofAll = ['ExpectedBucketOwner', 'RequestPayer']
