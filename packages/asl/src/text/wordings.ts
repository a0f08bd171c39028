import type { SourceText } from '../source/span-at.js'
import { deepest, type TextProblem, type TextProblemKind } from '../source/text-problem.js'

/** How a problem of a text is said. */
interface Wording {
  /** The second half of the code, after `syntax/`. */
  readonly name: string
  readonly message: string
  readonly help?: string
  readonly note?: string
  readonly aws?: string
}

// @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
const aws = 'INVALID_JSON_DESCRIPTION'
const notJson = { name: 'not-json', aws } as const

/** What each kind of problem is called and how it is mended. */
export const wordings: { readonly [K in TextProblemKind]: (problem: TextProblem, source: SourceText) => Wording } = {
  // AWS has a code of its own for no text at all, and none for blanks (measured)
  empty: (_, { text }) => ({
    name: 'empty-text',
    message: 'the text is empty',
    help: 'write a state machine: { "StartAt": …, "States": { … } }',
    aws: text === '' ? 'MISSING_DESCRIPTION' : 'SCHEMA_VALIDATION_FAILED',
  }),
  comment: () => ({
    name: 'comment-in-json', aws,
    message: 'a comment stands in the text, which JSON does not have',
    help: 'move the words to a "Comment" field, or write the file in YAML',
    note: 'AWS rejects the definition unless something removes the comments first',
  }),
  'trailing-comma': () => ({ ...notJson, message: 'a comma is followed by nothing', help: 'remove the comma' }),
  'missing-comma': () => ({ ...notJson, message: 'two values stand side by side without a comma', help: 'put a comma between them' }),
  'missing-colon': () => ({ ...notJson, message: 'a key and its value stand side by side without a colon', help: 'put a colon between them' }),
  'missing-value': ({ pointer }) => ({ ...notJson, message: `the last key of an object has no value (${pointer})`, help: 'write the value, or remove the key' }),
  unexpected: ({ detail }) => ({ ...notJson, message: `"${detail}" stands where nothing of the kind belongs`, help: `remove "${detail}", or what stands too much before it` }),
  unclosed: ({ detail }) => ({ ...notJson, message: `the "${detail}" that opens here is never closed`, help: `close it with "${detail === '{' ? '}' : ']'}"` }),
  'unclosed-string': () => ({ ...notJson, message: 'a string begins here and does not end on its line', help: 'close it with a quote; write a line break as \\n' }),
  'bad-escape': ({ detail }) => ({
    ...notJson,
    message: `${detail} has a backslash before a character that needs none`,
    help: 'write a backslash that is meant as one twice: \\\\',
  }),
  'control-character': ({ detail }) => ({
    ...notJson,
    message: `a string holds the control character ${escaped(detail)} as it is`,
    help: `write it as ${escaped(detail)}`,
  }),
  'single-quotes': ({ detail }) => ({ ...notJson, message: `${detail} stands in single quotes`, help: 'use double quotes' }),
  'bare-word': ({ detail }) => ({ ...notJson, message: `"${detail}" stands without quotes`, help: `write "${detail}" in double quotes, if it is meant as text` }),
  'text-after-end': () => ({ ...notJson, message: 'text follows after the end of the document', help: 'remove it, or close the brackets in the right places' }),
  'duplicate-key': ({ detail }) => ({
    name: 'duplicate-key', aws,
    message: `the key ${quoted(detail)} stands twice in one object`,
    help: 'rename one of the two, or remove it',
    note: 'only the last of them counts',
  }),
  'too-deep': () => ({
    name: 'excessive-depth',
    message: `more than ${deepest} objects and lists stand in one another`,
    help: 'split the machine: start another one from a Task',
    aws: 'TOO_DEEPLY_NESTED',
  }),
  'too-many-aliases': () => ({
    name: 'excessive-aliases',
    message: 'the aliases of this text multiply each other beyond measure',
    help: 'write out what they stand for',
    note: 'a few lines of such YAML make a document that fills the memory',
  }),
  'unreadable-yaml': ({ detail }) => ({ name: 'not-yaml', message: `the text cannot be read as YAML: ${lowerFirst(detail)}`, help: 'look at this line and the one before: quotes and brackets are closed, a name is followed by a colon and a blank, and what belongs together begins in one column' }),
}

const escaped = (mark: string): string => JSON.stringify(mark).slice(1, -1)
const quoted = (key: string): string => (key.startsWith('"') ? key : `"${key}"`)
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
