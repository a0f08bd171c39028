// What services answer: an entry of its own, since its data is large and loaded service by service.
export { resultShapeOf, type ResultLimits, type ResultMember, type ResultShape } from './catalog/result-shape.js'
