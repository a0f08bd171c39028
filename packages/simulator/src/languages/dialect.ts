import type { Json } from '@stepwright/asl'
import type { ExitFields, InputFields, PayloadFields } from '../data/document.js'
import type { Later } from '../data/later.js'
import type { Settled } from '../data/settled.js'
import type { Exit, Visit } from '../data/visit.js'
import type { Expected } from './expected.js'

/** What a query language does at each station of a state's data flow. */
export interface Dialect {
  /** What the state works on: its input, after InputPath. */
  readonly input: (visit: Visit, fields: InputFields) => Later<Settled<Json>>
  /** What the state sends: Parameters or Arguments, or else what it works on. */
  readonly payload: (visit: Visit, fields: PayloadFields, input: Json) => Later<Settled<Json>>
  /** The value of a template, every expression in it computed. `input` is what `$` is in JSONPath. */
  readonly template: (visit: Visit, field: string, template: Json, input: Json) => Later<Settled<Json>>
  /** The value of a setting that may be computed: a field in JSONata, `<field>Path` in JSONPath. `undefined` where there is none. */
  readonly setting: <T extends Json>(visit: Visit, setting: Setting<T>, fields: object, input: Json) => Later<Settled<T | undefined>>
  /** Leaves the state by one of its exits. */
  readonly leave: (visit: Visit, fields: ExitFields, leaving: Leaving) => Later<Settled<Exit>>
}

/** A field that holds a number or a text, and how AWS complains about it. */
export interface Setting<T extends Json> {
  readonly field: string
  readonly expected: Expected<T>
  /** A path's value as it is taken: a text may stand for a number. */
  readonly read?: (value: Json | undefined) => Json | undefined
  /** Why a path's value is refused, behind the place and number of the event. `path` is written as in the machine. */
  readonly complaint: (value: Json | undefined, path: string) => string | undefined
  /** Why a number that JSONata yielded is refused, though it is one. */
  readonly range?: (value: Json) => string | undefined
  /** Where the JSONata of a nested field is said to be: `ItemReader/ReaderConfig/MaxItems`. */
  readonly location?: string
}

/** What a state is left with. */
export interface Leaving {
  /** What is handed on unless the exit says otherwise. */
  readonly value: Json
  /** `$states.result`, where the state did work. */
  readonly result?: Json
  /** `$states.errorOutput`, at a catcher. */
  readonly errorOutput?: Json
  /** In JSONPath: whether `value` goes through ResultSelector and ResultPath, ResultPath alone, or neither. */
  readonly merges: 'selected-result' | 'result' | 'error' | 'nothing'
}
