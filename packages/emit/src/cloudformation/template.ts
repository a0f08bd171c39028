import type { Json, JsonObject } from '@stepwright/asl'

/** A resource of a template, with its properties in the order in which a reader looks for them. */
export interface Resource {
  readonly Type: string
  readonly DeletionPolicy?: 'Delete' | 'Retain' | 'RetainExceptOnCreate'
  readonly UpdateReplacePolicy?: 'Delete' | 'Retain'
  readonly DependsOn?: readonly string[]
  readonly Properties: JsonObject
}

/** Resources by their ids. */
export type Resources = { readonly [id: string]: Resource }

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09'
  readonly Transform?: string
  readonly Description?: string
  readonly Parameters?: JsonObject
  readonly Resources: Resources
  readonly Outputs?: JsonObject
}

/** Labels in the spelling of most resources. */
export function tagList(tags: { readonly [key: string]: string } | undefined): { readonly Tags?: Json } {
  const entries = Object.entries(tags ?? {})
  return entries.length === 0 ? {} : { Tags: entries.map(([Key, Value]) => ({ Key, Value })) }
}
