import type { Json } from '@stepwright/asl'
import type { ReaderConfigDocument } from '../data/document.js'
import type { Item, ItemsRead } from './item.js'

const delimiters = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const

/**
 * One item for each row, an object of texts. Recorded: short rows are filled with empty texts, whitespace stays, fields beyond
 * the headers are dropped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function readCsv(text: string, config: ReaderConfigDocument): ItemsRead {
  const rows = rowsOf(text, delimiters[config.CSVDelimiter ?? 'COMMA'])
  const headers = config.CSVHeaderLocation === 'GIVEN' ? config.CSVHeaders : rows.shift()
  if (headers === undefined) return { items: [] }
  if (new Set(headers).size < headers.length) return { problem: 'CSV headers cannot contain duplicates.' }
  return { items: rows.map((row): Item => ({ value: Object.fromEntries(headers.map((header, index): [string, Json] => [header, row[index] ?? ''])) })) }
}

/** RFC 4180, tolerantly: a quote within a field that does not begin with one is itself. */
function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  const endRow = (): void => {
    rows.push([...row, field])
    row = []
    field = ''
  }
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? ''
    if (quoted) {
      if (character !== '"') field += character
      else if (text[index + 1] === '"') field += text[++index] ?? ''
      else quoted = false
    } else if (character === '"' && field === '') quoted = true
    else if (character === delimiter) {
      row.push(field)
      field = ''
    } else if (character === '\n') endRow()
    else if (character !== '\r' || text[index + 1] !== '\n') field += character
  }
  if (field !== '' || row.length > 0) endRow()
  return rows
}
