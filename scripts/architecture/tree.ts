/** A checkout as the rules see it: texts and manifests, no disk. Paths are relative to the root, with `/`. */
export interface Tree {
  // packages/*/src/**/*.ts, by path
  readonly sources: ReadonlyMap<string, string>
  /** `package.json` by folder name, as in `packages/asl`: `asl`. */
  readonly manifests: ReadonlyMap<string, Manifest>
}

export interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
