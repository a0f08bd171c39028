import type { FloorPlan } from '../../floorplan.js'
import type { Module } from './read-module.js'
import type { Tree } from './tree.js'

export interface Violation {
  readonly rule: string
  readonly file: string
  readonly line?: number
  /** Says what is wrong, and with what. */
  readonly message: string
}

/** What a rule looks at. */
export interface House {
  readonly plan: FloorPlan
  readonly tree: Tree
  readonly modules: ReadonlyMap<string, Module>
}

export type Rule = (house: House) => readonly Violation[]
