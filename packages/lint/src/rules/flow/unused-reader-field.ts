import { child, isPlaceholder, memberOf, type ItemReader } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds fields of a ReaderConfig that mean nothing beside the others. */
export const unusedReaderField = defineRule({
  code: 'flow/unused-reader-field',
  summary: 'Fields of a reader of items fit what it reads.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html',

  wordings: {
    unused: (facts: { name: string; field: string; why: string; cure: string }) => ({
      message: `"${facts.field}" of Map "${facts.name}" means nothing here: ${facts.why}`,
      help: `remove "${facts.field}", or ${facts.cure}`,
    }),
  },

  check: (context) => ({
    Map({ itemReader, name }) {
      if (itemReader?.readerConfig === undefined) return
      for (const { field, why, cure } of unusedIn(itemReader)) {
        context.report({ at: child(itemReader.readerConfig.pointer, field), anchor: 'key', say: 'unused', facts: { name, field, why, cure } })
      }
    },
  }),
})

interface Unused {
  readonly field: string
  readonly why: string
  readonly cure: string
}

function unusedIn({ resource, readerConfig: config }: ItemReader): readonly Unused[] {
  if (config === undefined || isPlaceholder(resource)) return []
  const { inputType, transformation, csvHeaderLocation, manifestType } = config
  const isList = resource.endsWith(':s3:listObjectsV2')
  if (isList && transformation !== 'LOAD_AND_FLATTEN' && !isPlaceholder(transformation)) {
    return standing(config, ['InputType', ...ofCsv, 'ItemsPointer', 'ManifestType'], '"s3:listObjectsV2" lists objects, and does not read them', 'add "Transformation": "LOAD_AND_FLATTEN" to read what is in them')
  }
  const type = isPlaceholder(inputType) ? undefined : inputType
  return [
    ...(isList || transformation !== 'LOAD_AND_FLATTEN' ? [] : standing(config, ['Transformation'], 'one object is read, and none are listed', 'read with "arn:aws:states:::s3:listObjectsV2"')),
    ...(type === undefined || type === 'CSV' ? [] : standing(config, ofCsv, `what is read is ${type}, and no CSV`, 'set "InputType" to "CSV"')),
    ...(type === undefined || type === 'JSON' ? [] : standing(config, ['ItemsPointer'], `what is read is ${type}, and no JSON`, 'set "InputType" to "JSON"')),
    ...(type !== undefined && type !== 'MANIFEST' && manifestType === 'S3_INVENTORY' ? standing(config, ['InputType'], 'an inventory of S3 says itself what it is written in', 'set "ManifestType" to "ATHENA_DATA" if the objects are data that Athena wrote') : []),
    ...(csvHeaderLocation === 'FIRST_ROW' && (type === undefined || type === 'CSV') ? standing(config, ['CSVHeaders'], 'the first row has the headers', 'set "CSVHeaderLocation" to "GIVEN"') : []),
  ]
}

const ofCsv = ['CSVDelimiter', 'CSVHeaderLocation', 'CSVHeaders']

/** Those of the fields that stand in the config. */
function standing(config: NonNullable<ItemReader['readerConfig']>, fields: readonly string[], why: string, cure: string): readonly Unused[] {
  // the names are those of its fields, which the compiler cannot know
  const members = config as unknown as { readonly [member: string]: unknown }
  return fields.filter((field) => members[memberOf(field)] !== undefined).map((field) => ({ field, why, cure }))
}
