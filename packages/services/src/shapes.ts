// What services take and answer: an entry of its own, since its data is large and loaded service by service.
export { argumentShapeOf } from './catalog/argument-shape.js'
export { resultCallOf, type ResultCall } from './catalog/result-call.js'
export { sdkArgumentShapeOf } from './catalog/sdk-argument-shape.js'
export { sdkArgumentsDate } from './catalog/sdk-arguments/arguments-by-letter.js'
export { resultShapeOf } from './catalog/result-shape.js'
export type { ResultLimits, ResultMember, ResultShape } from './catalog/wire-shapes.js'
