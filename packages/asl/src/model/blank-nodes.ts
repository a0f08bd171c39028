import type { Pointer } from '../source/pointer.js'
import type { Node, NodeKind, NodeOf } from './state-machine.js'

/**
 * A node of a kind with nothing in it yet, to be filled. Each member stands from the beginning, so that all nodes of a kind have one hidden class
 * of the engine: with one for each choice of fields, and each order of them, asking nodes for their members took a quarter of the time for linting.
 */
export const blankNodes: { readonly [K in FilledKind]: (pointer: Pointer, name: string) => Record<string, unknown> } = {
  StateMachine: (pointer) => ({
    kind: 'StateMachine', pointer, comment: undefined, queryLanguage: undefined, version: undefined, timeoutSeconds: undefined, startAt: undefined,
    states: undefined, unknown: undefined,
  }),
  Task: (pointer, name) => ({
    kind: 'Task', pointer, name, comment: undefined, queryLanguage: undefined, inputPath: undefined, resource: undefined, arguments: undefined,
    parameters: undefined, credentials: undefined, timeoutSeconds: undefined, timeoutSecondsPath: undefined, heartbeatSeconds: undefined,
    heartbeatSecondsPath: undefined, retry: undefined, catch: undefined, resultSelector: undefined, resultPath: undefined, assign: undefined,
    output: undefined, outputPath: undefined, next: undefined, end: undefined, unknown: undefined,
  }),
  Pass: (pointer, name) => ({
    kind: 'Pass', pointer, name, comment: undefined, queryLanguage: undefined, inputPath: undefined, result: undefined, parameters: undefined,
    resultPath: undefined, assign: undefined, output: undefined, outputPath: undefined, next: undefined, end: undefined, unknown: undefined,
  }),
  Wait: (pointer, name) => ({
    kind: 'Wait', pointer, name, comment: undefined, queryLanguage: undefined, inputPath: undefined, seconds: undefined, secondsPath: undefined,
    timestamp: undefined, timestampPath: undefined, assign: undefined, output: undefined, outputPath: undefined, next: undefined, end: undefined,
    unknown: undefined,
  }),
  Choice: (pointer, name) => ({
    kind: 'Choice', pointer, name, comment: undefined, queryLanguage: undefined, inputPath: undefined, choices: undefined, assign: undefined,
    output: undefined, outputPath: undefined, default: undefined, unknown: undefined,
  }),
  Parallel: (pointer, name) => ({
    kind: 'Parallel', pointer, name, comment: undefined, queryLanguage: undefined, inputPath: undefined, arguments: undefined, parameters: undefined,
    branches: undefined, retry: undefined, catch: undefined, resultSelector: undefined, resultPath: undefined, assign: undefined, output: undefined,
    outputPath: undefined, next: undefined, end: undefined, unknown: undefined,
  }),
  Map: (pointer, name) => ({
    kind: 'Map', pointer, name, comment: undefined, queryLanguage: undefined, inputPath: undefined, items: undefined, itemsPath: undefined,
    itemReader: undefined, itemBatcher: undefined, label: undefined, maxConcurrency: undefined, maxConcurrencyPath: undefined,
    toleratedFailureCount: undefined, toleratedFailureCountPath: undefined, toleratedFailurePercentage: undefined,
    toleratedFailurePercentagePath: undefined, itemSelector: undefined, parameters: undefined, itemProcessor: undefined, resultWriter: undefined,
    retry: undefined, catch: undefined, resultSelector: undefined, resultPath: undefined, assign: undefined, output: undefined,
    outputPath: undefined, next: undefined, end: undefined, unknown: undefined,
  }),
  Succeed: (pointer, name) => ({
    kind: 'Succeed', pointer, name, comment: undefined, queryLanguage: undefined, inputPath: undefined, output: undefined, outputPath: undefined,
    unknown: undefined,
  }),
  Fail: (pointer, name) => ({
    kind: 'Fail', pointer, name, comment: undefined, queryLanguage: undefined, error: undefined, errorPath: undefined, cause: undefined,
    causePath: undefined, unknown: undefined,
  }),
  ChoiceRule: (pointer) => ({
    kind: 'ChoiceRule', pointer, comment: undefined, assign: undefined, output: undefined, next: undefined, unknown: undefined,
  }),
  Retrier: (pointer) => ({
    kind: 'Retrier', pointer, comment: undefined, errorEquals: undefined, intervalSeconds: undefined, maxAttempts: undefined, backoffRate: undefined,
    maxDelaySeconds: undefined, jitterStrategy: undefined, unknown: undefined,
  }),
  Catcher: (pointer) => ({
    kind: 'Catcher', pointer, comment: undefined, errorEquals: undefined, resultPath: undefined, assign: undefined, output: undefined,
    next: undefined, unknown: undefined,
  }),
  Branch: (pointer) => ({
    kind: 'Branch', pointer, comment: undefined, startAt: undefined, states: undefined, unknown: undefined,
  }),
  ItemProcessor: (pointer) => ({
    kind: 'ItemProcessor', pointer, comment: undefined, processorConfig: undefined, startAt: undefined, states: undefined, unknown: undefined,
  }),
  ProcessorConfig: (pointer) => ({
    kind: 'ProcessorConfig', pointer, mode: undefined, executionType: undefined, unknown: undefined,
  }),
  ItemReader: (pointer) => ({
    kind: 'ItemReader', pointer, resource: undefined, readerConfig: undefined, parameters: undefined, arguments: undefined, unknown: undefined,
  }),
  ReaderConfig: (pointer) => ({
    kind: 'ReaderConfig', pointer, inputType: undefined, transformation: undefined, manifestType: undefined, csvDelimiter: undefined,
    csvHeaderLocation: undefined, csvHeaders: undefined, itemsPointer: undefined, maxItems: undefined, maxItemsPath: undefined, unknown: undefined,
  }),
  ItemBatcher: (pointer) => ({
    kind: 'ItemBatcher', pointer, maxItemsPerBatch: undefined, maxItemsPerBatchPath: undefined, maxInputBytesPerBatch: undefined,
    maxInputBytesPerBatchPath: undefined, batchInput: undefined, unknown: undefined,
  }),
  ResultWriter: (pointer) => ({
    kind: 'ResultWriter', pointer, resource: undefined, writerConfig: undefined, parameters: undefined, arguments: undefined, unknown: undefined,
  }),
  WriterConfig: (pointer) => ({
    kind: 'WriterConfig', pointer, transformation: undefined, outputType: undefined, unknown: undefined,
  }),
} satisfies { readonly [K in FilledKind]: (pointer: Pointer, name: string) => Blank<NodeOf<K>> }

/** The kinds that fields are read into. */
export type FilledKind = Exclude<NodeKind, 'Unknown'>

/** The members that all forms of a node have; a choice rule gets its test when that has been read. */
type Blank<N extends Node, M extends PropertyKey = keyof N> = { readonly [Member in M]: unknown }
