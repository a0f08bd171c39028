// Operators as functions: the same as in an arrow, for runners that do not compile arrows.
export { and, eq, format, gt, gte, lt, lte, ne, not, or } from '@stepwright/workflow'
